using System;
using System.Threading.Tasks;
using Billing.BillingOS;

namespace Tour;

/// <summary>Entitlements: a session token, a check, usage, what is left.</summary>
internal static class BillingOSChecks
{
    public static async Task RunAsync(BillingOSClient billingos)
    {
        var session = await billingos.CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_123" });
        Check.That(session.ExpiresAt > DateTimeOffset.UtcNow, "a session token is valid");

        var before = await billingos.CheckEntitlementAsync("user_123", "api_calls");
        Check.That(before.HasAccess, "access is granted");
        await billingos.TrackUsageAsync(new TrackUsageRequest { CustomerId = "user_123", FeatureKey = "api_calls", Quantity = 3 });
        var after = await billingos.CheckEntitlementAsync("user_123", "api_calls");
        Check.Same(before.Metadata?.Remaining - after.Metadata?.Remaining, 3m, "the usage was deducted");
        await Check.Throws<BillingOSException>(() => billingos.TrackUsageAsync(new TrackUsageRequest { CustomerId = "nobody", FeatureKey = "api_calls", Quantity = 1 }), "a customer that is not there");
    }
}
