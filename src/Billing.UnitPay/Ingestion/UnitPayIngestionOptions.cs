using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.UnitPay;

/// <summary>The options of a <see cref="UnitPayIngestion"/>.</summary>
public sealed class UnitPayIngestionOptions : IngestionOptions
{
    /// <summary>Makes options with the defaults.</summary>
    public UnitPayIngestionOptions()
    {
    }

    internal UnitPayIngestionOptions(UnitPayIngestionOptions other)
        : base(other)
    {
        ApiKey = other.ApiKey;
        ApiKeyProvider = other.ApiKeyProvider;
        IdempotencyKeyPrefix = other.IdempotencyKeyPrefix;
        FlushInterval = other.FlushInterval;
        MaxBatchSize = other.MaxBatchSize;
    }

    /// <summary>The secret key, such as <c>upay_sk_…</c>.</summary>
    /// <value>The default is null: the environment variable <c>UNITPAY_API_KEY</c>.</value>
    public string? ApiKey { get; set; }

    /// <summary>Asked for the key once per request, instead of <see cref="ApiKey"/>: for keys that rotate.</summary>
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    /// <summary>What the keys of events without one begin with, such as <c>svc1-</c>; up to 200 characters.</summary>
    public string? IdempotencyKeyPrefix { get; set; }

    /// <summary>How long an event waits for others to share a request with.</summary>
    /// <value>The default is 1 second.</value>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many events one request carries at the most; as soon as so many wait, they are sent. The vendor states no limit: a request that is too large for it is halved.</summary>
    /// <value>The default is 100; at most 10,000.</value>
    public int MaxBatchSize { get; set; } = 100;
}
