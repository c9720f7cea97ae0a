using System;
using System.Threading;
using System.Threading.Tasks;
using Billing;

namespace Readme.Packages;

internal static class Core
{
    public static async Task RunAsync(Func<RequestOptions, CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        // snippet
        try
        {
            await call(new RequestOptions { IdempotencyKey = "order-17", Timeout = TimeSpan.FromSeconds(20) }, cancellationToken);
        }
        catch (BillingException e) when (e.Effect == Effect.None)
        {
            Console.WriteLine($"Nothing happened: {e.Message}");
        }
        // end
    }
}
