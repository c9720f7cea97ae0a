using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.BillingOS;

/// <summary>The options of a <see cref="BillingOSClient"/>.</summary>
public sealed class BillingOSClientOptions : BillingClientOptions
{
    /// <summary>Makes options with the defaults.</summary>
    public BillingOSClientOptions()
    {
    }

    internal BillingOSClientOptions(BillingOSIngestionOptions other)
        : base(other)
    {
        SecretKey = other.SecretKey;
        SecretKeyProvider = other.SecretKeyProvider;
    }

    internal BillingOSClientOptions(BillingOSClientOptions other)
        : base(other)
    {
        SecretKey = other.SecretKey;
        SecretKeyProvider = other.SecretKeyProvider;
    }

    /// <summary>The secret key, such as <c>sk_test_…</c>. Its prefix names the environment: <c>sk_test_</c> the sandbox, any other production.</summary>
    /// <value>The default is null: the environment variable <c>BILLINGOS_SECRET_KEY</c>.</value>
    public string? SecretKey { get; set; }

    /// <summary>Asked for the key once per call, instead of <see cref="SecretKey"/>: for keys that rotate.</summary>
    public Func<CancellationToken, ValueTask<string>>? SecretKeyProvider { get; set; }

    /// <summary>Of a key and a provider, the one that was set last takes the place of the one copied from the sibling.</summary>
    internal void TakeChangedKey(BillingOSClientOptions sibling)
    {
        if (SecretKey is null || SecretKeyProvider is null)
        {
            return;
        }

        if (SecretKeyProvider == sibling.SecretKeyProvider)
        {
            SecretKeyProvider = null;
        }
        else if (SecretKey == sibling.SecretKey)
        {
            SecretKey = null;
        }
    }
}
