using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.BillingOS;

namespace ConsoleSample;

/// <summary>Five pieces of work, each asked for before and counted after, until the allowance of the customer ends.</summary>
public static class Meter
{
    /// <summary>Does the work.</summary>
    /// <param name="billingos">The client.</param>
    /// <param name="customer">Whose work it is.</param>
    /// <param name="output">Where to say what happens.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether all of it was done.</returns>
    public static async Task<bool> RunAsync(BillingOSClient billingos, string customer, TextWriter output, CancellationToken cancellationToken)
    {
        for (var piece = 1; piece <= 5; piece++)
        {
            var entitlement = await billingos.CheckEntitlementAsync(customer, "api_calls", cancellationToken: cancellationToken);
            if (!entitlement.HasAccess)
            {
                await output.WriteLineAsync($"piece {piece}: no allowance left");
                return false;
            }

            try
            {
                // The key of the piece of work: whoever tracks it again, after a crash say, counts it once.
                await billingos.TrackUsageAsync(
                    new TrackUsageRequest { CustomerId = customer, FeatureKey = "api_calls", Quantity = 1 },
                    new RequestOptions { IdempotencyKey = $"{customer}-piece-{piece}" },
                    cancellationToken);
            }
            catch (BillingOSValidationException error) when (error.Reason == "quota_exceeded")
            {
                // Somebody else used the rest between the question and the count.
                await output.WriteLineAsync($"piece {piece}: no allowance left");
                return false;
            }
            catch (BillingException error) when (error.Effect == Effect.Unknown)
            {
                await output.WriteLineAsync($"piece {piece}: may be counted; ask again with key {error.IdempotencyKey}");
                throw;
            }

            await output.WriteLineAsync($"piece {piece}: done");
        }

        return true;
    }
}
