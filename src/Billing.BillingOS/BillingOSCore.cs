using System;
using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>The smallest client: what the standalone functions of <see cref="BillingOSFunctions"/> need. Thread-safe and cheap to make.</summary>
public sealed class BillingOSCore
{
    /// <summary>Makes a core with the key of the environment variable <c>BILLINGOS_SECRET_KEY</c>.</summary>
    /// <exception cref="ArgumentException">The variable is not set or holds no usable key.</exception>
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
