using System;
using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>The smallest client: what the standalone functions of <see cref="UnitPayFunctions"/> need. Thread-safe and cheap to make.</summary>
public sealed class UnitPayCore
{
    /// <summary>Makes a core with the key of the environment variable <c>UNITPAY_API_KEY</c>.</summary>
    /// <exception cref="ArgumentException">The variable is not set or holds no usable key.</exception>
    public UnitPayCore()
        : this(new UnitPayClientOptions())
    {
    }

    /// <summary>Makes a core.</summary>
    /// <param name="options">The options; a copy is taken.</param>
    /// <exception cref="ArgumentException">An option breaks a rule; the message names it.</exception>
    public UnitPayCore(UnitPayClientOptions options)
    {
        Options = new UnitPayClientOptions(options ?? throw new ArgumentNullException(nameof(options)));
        Http = UnitPayProfile.Connect(Options);
    }

    internal UnitPayClientOptions Options { get; }

    internal BillingHttp Http { get; }
}
