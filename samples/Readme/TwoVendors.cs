using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.BillingOS;
using Billing.UnitPay;

namespace Readme;

internal static class TwoVendors
{
    public static async Task RunAsync(UnitPayClient unitpay, BillingOSClient billingos, CancellationToken cancellationToken)
    {
        // snippet
        // Entitlements live at BillingOS, credits at UnitPay. One key ties both records to the same piece of work.
        var options = new RequestOptions { IdempotencyKey = "generation-4711", Timeout = System.TimeSpan.FromSeconds(20) };
        if ((await billingos.CheckEntitlementAsync("user_123", "ai_generation", cancellationToken: cancellationToken)).HasAccess)
        {
            await unitpay.TrackAsync(new TrackEvent { CustomerId = "user_123", EventName = "ai-generation" }, options, cancellationToken);
            await billingos.TrackUsageAsync(new Billing.BillingOS.TrackUsageRequest { CustomerId = "user_123", FeatureKey = "ai_generation", Quantity = 1 }, options, cancellationToken);
        }
        // end
    }
}
