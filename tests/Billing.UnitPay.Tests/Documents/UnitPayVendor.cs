using System;
using System.Text.Json.Nodes;
using Billing.Testing.Calls;
using Billing.Testing.Documents;

namespace Billing.UnitPay.Tests.Documents;

/// <summary>UnitPay, for the tests that its document drives.</summary>
public sealed class UnitPayVendor : VendorUnderTest
{
    public UnitPayVendor()
        : base("UnitPay", "upay_sk_CANARY0123456789", typeof(UnitPayClient))
    {
    }

    /// <summary>The status tells the type; the body may nest its code and message.</summary>
    public override ExpectedError ErrorOf(ApiOperation operation, int status, JsonNode? body) => new(
        status switch
        {
            400 => typeof(UnitPayBadRequestException),
            401 => typeof(UnitPayAuthenticationException),
            404 => typeof(UnitPayNotFoundException),
            409 => typeof(UnitPayConflictException),
            422 => typeof(UnitPayValidationException),
            429 => typeof(UnitPayRateLimitException),
            >= 500 => typeof(UnitPayInternalServerException),
            _ => typeof(UnitPayException),
        },
        (string?)(body?["error"]?["code"] ?? body?["code"]),
        (string?)(body?["error"]?["message"] ?? body?["message"]));

    /// <summary>Every event of a batch without a key of its own gets one made from the call's.</summary>
    public override void FillKeys(ApiOperation operation, JsonObject body, string key)
    {
        if (operation.Id == "Usage_Track")
        {
            var index = 0;
            foreach (var item in body["events"]!.AsArray())
            {
                item!["idempotencyKey"] ??= FormattableString.Invariant($"{key}-{index}");
                index++;
            }
        }
    }

    protected override object Create(Action<BillingClientOptions> configure)
    {
        var options = new UnitPayClientOptions { ApiKey = Key };
        configure(options);
        return new UnitPayClient(options);
    }
}
