using System;
using System.Text.Json.Nodes;
using Billing.Testing.Calls;
using Billing.Testing.Documents;

namespace Billing.BillingOS.Tests.Documents;

/// <summary>BillingOS, for the tests that its document drives.</summary>
public sealed class BillingOSVendor : VendorUnderTest
{
    public BillingOSVendor()
        : base("BillingOS", "sk_live_CANARY0123456789", typeof(BillingOSClient))
    {
    }

    /// <summary>The status tells the type; the body holds its code and message under error.</summary>
    public override ExpectedError ErrorOf(ApiOperation operation, int status, JsonNode? body) => new(
        status switch
        {
            400 or 422 => typeof(BillingOSValidationException),
            401 => typeof(BillingOSAuthenticationException),
            403 => typeof(BillingOSAuthorizationException),
            404 => typeof(BillingOSNotFoundException),
            429 => typeof(BillingOSRateLimitException),
            >= 500 => typeof(BillingOSServerException),
            _ => typeof(BillingOSException),
        },
        (string?)body?["error"]?["code"],
        (string?)body?["error"]?["message"]);

    protected override object Create(Action<BillingClientOptions> configure)
    {
        // An index, so that a URL in the machine's environment does not count.
        var options = new BillingOSClientOptions { SecretKey = Key, ServerIndex = 0 };
        configure(options);
        return new BillingOSClient(options);
    }
}
