using System;
using System.Threading.Tasks;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>Where the calls of a test go.</summary>
/// <param name="url">Its address.</param>
/// <param name="attempts">How many attempts it saw; null where it cannot count.</param>
/// <param name="owner">What is disposed with it.</param>
public sealed class FaultTarget(Uri url, Func<int>? attempts, IAsyncDisposable owner) : IAsyncDisposable
{
    /// <summary>Its address.</summary>
    public Uri Url => url;

    /// <summary>How many attempts it saw; null where it cannot count.</summary>
    public int? Attempts => attempts?.Invoke();

    /// <summary>A server with the one fault, for ever.</summary>
    /// <param name="fault">The fault.</param>
    public static FaultTarget Of(Fault fault)
    {
        var server = FaultServer.Start(fault);
        return new FaultTarget(server.Url, () => server.Attempts, server);
    }

    /// <summary>A server where several attempts may wait for one connection.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="scheme">The scheme by which the client comes.</param>
    public static FaultTarget Uncounted(Fault fault, string scheme)
    {
        var server = FaultServer.Start(fault);
        return new FaultTarget(new UriBuilder(server.Url) { Scheme = scheme }.Uri, null, server);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => owner.DisposeAsync();
}
