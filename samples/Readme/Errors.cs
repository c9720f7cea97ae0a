using System;
using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.Paygentic;

namespace Readme;

internal static class Errors
{
    public static async Task RunAsync(PaygenticClient paygentic, CreateManualLineItemRequest request, CancellationToken cancellationToken)
    {
        // snippet
        try
        {
            await paygentic.InvoicesV2.CreateLineItemAsync(request, new RequestOptions
            {
                IdempotencyKey = "order-17",
                Retry = new RetryOptions { MaxRetries = 5 },
                AttemptTimeout = TimeSpan.FromSeconds(10),
            }, cancellationToken);
        }
        catch (ApiException e) when (e.Kind == ApiErrorKind.RateLimited)
        {
            Console.WriteLine($"Wait for {e.RetryAfter}.");
        }
        catch (BillingException e) when (e.Effect == Effect.Unknown)
        {
            Console.WriteLine($"It may be applied: repeat with key {e.IdempotencyKey}.");
        }
        // end
    }
}
