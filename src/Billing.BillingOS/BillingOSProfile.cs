using System;
using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>What BillingOS contributes to the call's policy.</summary>
internal static class BillingOSProfile
{
    private const string UrlVariable = "BILLINGOS_API_URL";

    internal static readonly VendorProfile Profile = new()
    {
        Name = "BillingOS",
        Servers = new[]
        {
            new ServerEnvironment("production", "https://api.billingos.dev", "sk_live_"),
            new ServerEnvironment("sandbox", "https://sandbox-api.billingos.dev", "sk_test_"),
        },
        KeyOption = nameof(BillingOSClientOptions.SecretKey),
        KeyVariable = "BILLINGOS_SECRET_KEY",
        DebugVariable = "BILLINGOS_DEBUG",
        MaxRetries = 3,
        RetryAfterHeaders = new[] { "Retry-After-scoped" },
        RateLimitNeedsRetryAfter = true,
        CreateError = BillingOSErrors.Create,
    };

    public static BillingHttp Connect(BillingOSClientOptions options)
    {
        if (options.ServerUrl is null && options.ServerIndex is null && UrlOfEnvironment(options.AllowInsecureHttp) is { } url)
        {
            // On a copy: a sibling that sets ServerIndex must not find the environment's URL in its way.
            options = new BillingOSClientOptions(options) { ServerUrl = url };
        }

        return new(Profile, options, KeyProvider.From(Profile, options.SecretKey, options.SecretKeyProvider, CheckKey));
    }

    private static Uri? UrlOfEnvironment(bool allowInsecureHttp)
    {
        if (Environment.GetEnvironmentVariable(UrlVariable) is not { Length: > 0 } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && (url.IsLoopback || allowInsecureHttp))))
        {
            return url;
        }

        throw new ArgumentException("must be an absolute https URL, or an http one of this machine.", UrlVariable);
    }

    private static void CheckKey(string key, string name)
    {
        if (!key.StartsWith("sk_", StringComparison.Ordinal))
        {
            throw new ArgumentException("must be a secret key of BillingOS: sk_test_… or sk_live_….", name);
        }
    }
}
