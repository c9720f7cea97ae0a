using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Paygentic;

namespace Readme;

internal static class Paygentic
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        // snippet
        var paygentic = new PaygenticClient();   // key from PAYGENTIC_BEARER_AUTH; its prefix picks sandbox or production

        await paygentic.Events.IngestAsync(new IngestEventRequest
        {
            Type = "ai.inference",
            Source = "https://api.myapp.com",
            Subject = "cus_1",
            Data = new() { ["tokens"] = 1500, ["model"] = "gpt-4o" },
        }, cancellationToken: cancellationToken);

        await foreach (var customer in paygentic.Customers.ListAllAsync(new ListCustomersParams { OrganizationId = "org_1" }, cancellationToken: cancellationToken))
        {
            Console.WriteLine(customer.Id);
        }
        // end
    }
}
