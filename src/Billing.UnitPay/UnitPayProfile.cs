using System;
using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>What UnitPay contributes to the call's policy.</summary>
internal static class UnitPayProfile
{
    private const int LongestPrefix = 200;

    internal static readonly VendorProfile Profile = new()
    {
        Name = "UnitPay",
        Servers = new[] { new ServerEnvironment("production", "https://api.useunitpay.com/v1") },
        KeyHeader = "x-api-key",
        KeyScheme = string.Empty,
        KeyOption = nameof(UnitPayClientOptions.ApiKey),
        KeyVariable = "UNITPAY_API_KEY",
        DebugVariable = "UNITPAY_DEBUG",
        MaxRetries = 2,
        IdempotencyHeader = "Idempotency-Key",
        CreateError = UnitPayErrors.Create,
    };

    public static BillingHttp Connect(UnitPayClientOptions options)
    {
        if (options.IdempotencyKeyPrefix is { } prefix)
        {
            CheckPrefix(prefix);
        }

        return new(Profile, options, KeyProvider.From(Profile, options.ApiKey, options.ApiKeyProvider, CheckKey), options.IdempotencyKeyPrefix);
    }

    private static void CheckKey(string key, string name)
    {
        if (key.StartsWith("upay_pk_", StringComparison.Ordinal))
        {
            throw new ArgumentException("is a publishable key, which may neither track usage nor bill: use the secret key, upay_sk_….", name);
        }

        if (key.StartsWith("eyJ", StringComparison.Ordinal))
        {
            throw new ArgumentException("is a portal token of one customer: use the secret key, upay_sk_….", name);
        }

        if (!key.StartsWith("upay_sk_", StringComparison.Ordinal))
        {
            throw new ArgumentException("must be a secret key of UnitPay: upay_sk_….", name);
        }
    }

    private static void CheckPrefix(string prefix)
    {
        var usable = prefix.Length <= LongestPrefix;
        foreach (var c in prefix)
        {
            usable &= c is > ' ' and <= '~';
        }

        if (!usable)
        {
            throw new ArgumentException(FormattableString.Invariant($"must hold at most {LongestPrefix} printable ASCII characters without blanks."), nameof(UnitPayClientOptions.IdempotencyKeyPrefix));
        }
    }
}
