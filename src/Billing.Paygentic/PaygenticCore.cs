using System;
using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>The smallest client: what the standalone functions of <see cref="PaygenticFunctions"/> need. Thread-safe and cheap to make.</summary>
public sealed class PaygenticCore
{
    /// <summary>Makes a core with the key of the environment variable <c>PAYGENTIC_BEARER_AUTH</c>.</summary>
    /// <exception cref="ArgumentException">The variable is not set or holds no usable key.</exception>
    public PaygenticCore()
        : this(new PaygenticClientOptions())
    {
    }

    /// <summary>Makes a core.</summary>
    /// <param name="options">The options; a copy is taken.</param>
    /// <exception cref="ArgumentException">An option breaks a rule; the message names it.</exception>
    public PaygenticCore(PaygenticClientOptions options)
    {
        Options = new PaygenticClientOptions(options ?? throw new ArgumentNullException(nameof(options)));
        Http = PaygenticProfile.Connect(Options);
    }

    internal PaygenticClientOptions Options { get; }

    internal BillingHttp Http { get; }
}
