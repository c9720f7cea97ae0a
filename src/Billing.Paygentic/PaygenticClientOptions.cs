using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Paygentic;

/// <summary>The options of a <see cref="PaygenticClient"/>.</summary>
public sealed class PaygenticClientOptions : BillingClientOptions
{
    /// <summary>Makes options with the defaults.</summary>
    public PaygenticClientOptions()
    {
    }

    internal PaygenticClientOptions(PaygenticClientOptions other)
        : base(other)
    {
        BearerAuth = other.BearerAuth;
        BearerAuthProvider = other.BearerAuthProvider;
    }

    /// <summary>The secret key, such as <c>sk_test_…</c>. Its prefix names the environment.</summary>
    /// <value>The default is null: the environment variable <c>PAYGENTIC_BEARER_AUTH</c>.</value>
    public string? BearerAuth { get; set; }

    /// <summary>Asked for the key once per call, instead of <see cref="BearerAuth"/>: for keys that rotate.</summary>
    public Func<CancellationToken, ValueTask<string>>? BearerAuthProvider { get; set; }
}
