using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.UnitPay;

/// <summary>The options of a <see cref="UnitPayClient"/>.</summary>
public sealed class UnitPayClientOptions : BillingClientOptions
{
    /// <summary>Makes options with the defaults.</summary>
    public UnitPayClientOptions()
    {
    }

    internal UnitPayClientOptions(UnitPayIngestionOptions other)
        : base(other)
    {
        ApiKey = other.ApiKey;
        ApiKeyProvider = other.ApiKeyProvider;
        IdempotencyKeyPrefix = other.IdempotencyKeyPrefix;
    }

    internal UnitPayClientOptions(UnitPayClientOptions other)
        : base(other)
    {
        ApiKey = other.ApiKey;
        ApiKeyProvider = other.ApiKeyProvider;
        IdempotencyKeyPrefix = other.IdempotencyKeyPrefix;
    }

    /// <summary>The secret key, such as <c>upay_sk_…</c>. A publishable key or a portal token is refused: neither may bill.</summary>
    /// <value>The default is null: the environment variable <c>UNITPAY_API_KEY</c>.</value>
    public string? ApiKey { get; set; }

    /// <summary>Asked for the key once per call, instead of <see cref="ApiKey"/>: for keys that rotate.</summary>
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    /// <summary>What generated idempotency keys begin with, such as <c>svc1-</c>; up to 200 characters.</summary>
    public string? IdempotencyKeyPrefix { get; set; }

    /// <summary>Of a key and a provider, the one that was set last takes the place of the one copied from the sibling.</summary>
    internal void TakeChangedKey(UnitPayClientOptions sibling)
    {
        if (ApiKey is null || ApiKeyProvider is null)
        {
            return;
        }

        if (ApiKeyProvider == sibling.ApiKeyProvider)
        {
            ApiKeyProvider = null;
        }
        else if (ApiKey == sibling.ApiKey)
        {
            ApiKey = null;
        }
    }
}
