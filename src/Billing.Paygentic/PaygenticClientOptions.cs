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

    internal PaygenticClientOptions(PaygenticIngestionOptions other)
        : base(other)
    {
        BearerAuth = other.BearerAuth;
        BearerAuthProvider = other.BearerAuthProvider;
    }

    internal PaygenticClientOptions(PaygenticClientOptions other)
        : base(other)
    {
        BearerAuth = other.BearerAuth;
        BearerAuthProvider = other.BearerAuthProvider;
    }

    /// <summary>The secret key, such as <c>sk_test_…</c>. Its prefix names the environment: <c>sk_test_</c> the sandbox, any other production.</summary>
    /// <value>The default is null: the environment variable <c>PAYGENTIC_BEARER_AUTH</c>.</value>
    public string? BearerAuth { get; set; }

    /// <summary>Asked for the key once per call, instead of <see cref="BearerAuth"/>: for keys that rotate.</summary>
    public Func<CancellationToken, ValueTask<string>>? BearerAuthProvider { get; set; }

    /// <summary>Of a key and a provider, the one that was set last takes the place of the one copied from the sibling.</summary>
    internal void TakeChangedKey(PaygenticClientOptions sibling)
    {
        if (BearerAuth is null || BearerAuthProvider is null)
        {
            return;
        }

        if (BearerAuthProvider == sibling.BearerAuthProvider)
        {
            BearerAuthProvider = null;
        }
        else if (BearerAuth == sibling.BearerAuth)
        {
            BearerAuth = null;
        }
    }
}
