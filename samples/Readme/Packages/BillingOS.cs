using System;
using System.Threading.Tasks;
using Billing.BillingOS;

namespace Readme.Packages;

internal static class BillingOS
{
    public static async Task RunAsync()
    {
        // snippet
        var billingos = new BillingOSClient(new BillingOSClientOptions { SecretKey = "sk_test_…" });

        var entitlement = await billingos.CheckEntitlementAsync("user_123", "api_calls");
        if (entitlement.HasAccess)
        {
            await billingos.TrackUsageAsync(new TrackUsageRequest { CustomerId = "user_123", FeatureKey = "api_calls", Quantity = 1 });
        }

        Console.WriteLine(entitlement.HasAccess ? "tracked" : entitlement.Reason);
        // end
    }
}
