using System;
using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>The smallest client: what the standalone functions of <see cref="BillingOSFunctions"/> need. Thread-safe and cheap to make.</summary>
public sealed class BillingOSCore
{
    /// <summary>Makes a core with the key of the environment variable <c>BILLINGOS_SECRET_KEY</c>, at the URL of <c>BILLINGOS_API_URL</c> where that is set.</summary>
    /// <exception cref="ArgumentException">The key is not set or not usable, or the URL is none; the message names the variable.</exception>
    public BillingOSCore()
        : this(new BillingOSClientOptions())
    {
    }

    /// <summary>Makes a core.</summary>
    /// <param name="options">The options; a copy is taken.</param>
    /// <exception cref="ArgumentException">An option breaks a rule; the message names it.</exception>
    public BillingOSCore(BillingOSClientOptions options)
    {
        Options = new BillingOSClientOptions(options ?? throw new ArgumentNullException(nameof(options)));
        Http = BillingOSProfile.Connect(Options);
    }

    internal BillingOSClientOptions Options { get; }

    internal BillingHttp Http { get; }
}
