using System;
using System.Threading.Tasks;
using Billing.Paygentic;

namespace Readme.Packages;

internal static class Paygentic
{
    public static async Task RunAsync()
    {
        // snippet
        var paygentic = new PaygenticClient(new PaygenticClientOptions { BearerAuth = "sk_test_…" });

        var accepted = await paygentic.Events.IngestAsync(new IngestEventRequest
        {
            Type = "ai.inference",
            Source = "https://api.myapp.com",
            Subject = "cus_1",
            Data = new() { ["tokens"] = 1500, ["model"] = "gpt-4o" },
        });
        Console.WriteLine(accepted.IdempotencyKey);
        // end
    }
}
