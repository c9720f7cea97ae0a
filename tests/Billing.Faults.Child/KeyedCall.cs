using System;
using System.Net.Http;
using System.Threading.Tasks;
using Billing.BillingOS;
using Billing.Paygentic;
using Billing.UnitPay;
using UnitPaySubscription = Billing.UnitPay.CreateSubscriptionRequest;

namespace Billing.Faults.Child;

/// <summary>One operation with an idempotency key of each vendor, by the default client; or by a bare HttpClient, as it is often written by hand.</summary>
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
            case "bare":
                var http = new HttpClient();
                return options => PostAsync(http, server, options);
            default:
                var billingOS = new BillingOSClient(new BillingOSClientOptions { SecretKey = "sk_test_faults", ServerUrl = server });
                return options => billingOS.TrackUsageAsync(new TrackUsageRequest { CustomerId = "user_1", FeatureKey = "api_calls", Quantity = 1 }, options);
        }
    }

    /// <summary>A key per request instead of one per piece of work.</summary>
    private static async Task PostAsync(HttpClient http, Uri server, RequestOptions options)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/v0/events")) { Content = new StringContent("{}") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        foreach (var header in options.Headers ?? [])
        {
            request.Headers.Add(header.Key, header.Value);
        }

        using var response = await http.SendAsync(request);
    }
}
