using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.BillingOS;

namespace Readme;

internal static class BillingOS
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        // snippet
        var billingos = new BillingOSClient(new BillingOSClientOptions { SecretKey = "sk_test_…" });

        var entitlement = await billingos.CheckEntitlementAsync("user_123", "api_calls", cancellationToken: cancellationToken);
        if (entitlement.HasAccess)
        {
            await billingos.TrackUsageAsync(new TrackUsageRequest { CustomerId = "user_123", FeatureKey = "api_calls", Quantity = 1 }, cancellationToken: cancellationToken);
        }
        // end
    }
}
