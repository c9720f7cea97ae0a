using System;
using System.Threading.Tasks;
using Billing.BillingOS;
using Billing.Paygentic;
using Billing.UnitPay;
using UnitPaySubscription = Billing.UnitPay.CreateSubscriptionRequest;

namespace Billing.Faults.Child;

/// <summary>One operation with an idempotency key of each vendor, by the default client.</summary>
internal static class KeyedCall
{
    public static Func<RequestOptions, Task> Of(string vendor, Uri server)
    {
        switch (vendor)
        {
            case "Paygentic":
                var paygentic = new PaygenticClient(new PaygenticClientOptions { BearerAuth = "sk_test_faults", ServerUrl = server });
                return options => paygentic.InvoicesV2.CreateLineItemAsync(
                    new CreateManualLineItemRequest { SubscriptionId = "sub_1", DisplayName = "Support", Currency = "USD", Quantity = 1, UnitPrice = 10.50m }, options);
            case "UnitPay":
                var unitPay = new UnitPayClient(new UnitPayClientOptions { ApiKey = "upay_sk_faults", ServerUrl = server });
                return options => unitPay.Subscriptions.CreateAsync(new UnitPaySubscription { CustomerId = "cus_1", PlanId = "pln_1" }, options);
            default:
                var billingOS = new BillingOSClient(new BillingOSClientOptions { SecretKey = "sk_test_faults", ServerUrl = server });
                return options => billingOS.TrackUsageAsync(new TrackUsageRequest { CustomerId = "user_1", FeatureKey = "api_calls", Quantity = 1 }, options);
        }
    }
}
