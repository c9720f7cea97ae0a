using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.BillingOS;

/// <summary>The options of a <see cref="BillingOSIngestion"/>.</summary>
public sealed class BillingOSIngestionOptions : IngestionOptions
{
    /// <summary>Makes options with the defaults.</summary>
    public BillingOSIngestionOptions() => MaxParallelRequests = 4;

    internal BillingOSIngestionOptions(BillingOSIngestionOptions other)
        : base(other)
    {
        SecretKey = other.SecretKey;
        SecretKeyProvider = other.SecretKeyProvider;
    }

    /// <summary>The secret key, such as <c>sk_test_…</c>. Its prefix names the environment: <c>sk_test_</c> the sandbox, any other production.</summary>
    /// <value>The default is null: the environment variable <c>BILLINGOS_SECRET_KEY</c>.</value>
    public string? SecretKey { get; set; }

    /// <summary>Asked for the key once per request, instead of <see cref="SecretKey"/>: for keys that rotate.</summary>
    public Func<CancellationToken, ValueTask<string>>? SecretKeyProvider { get; set; }
}
