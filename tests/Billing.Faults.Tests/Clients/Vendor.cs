using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Clients;

/// <summary>A vendor with one operation of each kind.</summary>
public abstract class Vendor
{
    /// <summary>All of them.</summary>
    public static readonly Vendor[] All = [new PaygenticVendor(), new UnitPayVendor(), new BillingOSVendor()];

    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>The key that its clients are made with.</summary>
    public abstract string Key { get; }

    /// <summary>What it takes for a duplicate.</summary>
    public VendorRules Rules => VendorRules.Of(Name);

    /// <summary>Makes a client as an application does.</summary>
    /// <param name="server">Where the requests go.</param>
    /// <param name="configure">What differs from the defaults.</param>
    /// <returns>One call of the kind asked for.</returns>
    public abstract Func<CallKind, RequestOptions?, CancellationToken, Task> Connect(Uri server, Action<BillingClientOptions>? configure = null);

    /// <summary>Makes a client for an endpoint that the SDK does not know.</summary>
    /// <param name="server">Where the requests go.</param>
    /// <param name="configure">What differs from the defaults.</param>
    /// <returns>A POST with a body, or without one.</returns>
    public abstract Func<string, object?, RequestOptions?, CancellationToken, Task> Poster(Uri server, Action<BillingClientOptions>? configure = null);

    /// <summary>A body with which the call succeeds.</summary>
    /// <param name="kind">The call.</param>
    public abstract string Answer(CallKind kind);

    /// <summary>The key in a request of the keyed operation.</summary>
    /// <param name="request">What arrived.</param>
    public abstract string? KeyOf(Servers.ReceivedRequest request);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
