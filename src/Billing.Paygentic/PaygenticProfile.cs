using System;
using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>What Paygentic contributes to the call's policy.</summary>
internal static class PaygenticProfile
{
    private static readonly string[] ForeignPrefixes = { "upay_", "bos_", "pk_", "whsec_" };

    internal static readonly VendorProfile Profile = new()
    {
        Name = "Paygentic",
        Servers = new[]
        {
            new ServerEnvironment("production", "https://api.paygentic.io", "sk_live_"),
            new ServerEnvironment("sandbox", "https://api.sandbox.paygentic.io", "sk_test_"),
        },
        KeyOption = nameof(PaygenticClientOptions.BearerAuth),
        KeyVariable = "PAYGENTIC_BEARER_AUTH",
        DebugVariable = "PAYGENTIC_DEBUG",
        MaxRetries = 2,
        CreateError = PaygenticErrors.Create,
    };

    public static BillingHttp Connect(PaygenticClientOptions options) =>
        new(Profile, options, KeyProvider.From(Profile, options.BearerAuth, options.BearerAuthProvider, CheckKey));

    private static void CheckKey(string key, string name)
    {
        // Other vendors' keys, browser tokens and publishable keys are the mistakes that happen; the vendor does not promise a form for its own.
        if (key.Length == 0 || Array.Exists(ForeignPrefixes, prefix => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            throw new ArgumentException("must be a secret key of Paygentic, such as sk_test_… or sk_live_….", name);
        }
    }
}
