using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Paygentic;

/// <summary>The options of a <see cref="PaygenticIngestion"/>.</summary>
public sealed class PaygenticIngestionOptions : IngestionOptions
{
    /// <summary>Makes options with the defaults.</summary>
    public PaygenticIngestionOptions() => MaxParallelRequests = 8;

    internal PaygenticIngestionOptions(PaygenticIngestionOptions other)
        : base(other)
    {
        BearerAuth = other.BearerAuth;
        BearerAuthProvider = other.BearerAuthProvider;
    }

    /// <summary>The secret key, such as <c>sk_test_…</c>. Its prefix names the environment: <c>sk_test_</c> the sandbox, any other production.</summary>
    /// <value>The default is null: the environment variable <c>PAYGENTIC_BEARER_AUTH</c>.</value>
    public string? BearerAuth { get; set; }

    /// <summary>Asked for the key once per request, instead of <see cref="BearerAuth"/>: for keys that rotate.</summary>
    public Func<CancellationToken, ValueTask<string>>? BearerAuthProvider { get; set; }
}
