using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.UnitPay;

namespace Readme;

internal static class UnitPay
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        // snippet
        var unitpay = new UnitPayClient(new UnitPayClientOptions { ApiKey = "upay_sk_…", IdempotencyKeyPrefix = "svc1-" });

        var check = await unitpay.CheckAsync(new CheckRequest { CustomerId = "cus_123", FeatureSlug = "ai-generation" }, cancellationToken: cancellationToken);
        if (check.Access)
        {
            await unitpay.TrackAsync(new TrackEvent { CustomerId = "cus_123", EventName = "ai-generation", Quantity = 1 }, cancellationToken: cancellationToken);
        }
        // end
    }
}
