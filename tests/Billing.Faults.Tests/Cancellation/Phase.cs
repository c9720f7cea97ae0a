using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>Where a call is when it is cancelled.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Fault">What the server does.</param>
/// <param name="Effects">What the call may truly say that it did.</param>
public sealed record Phase(string Name, Fault Fault, params Effect[] Effects)
{
    /// <summary>The server reads one byte and no more: a large body gets stuck on the way.</summary>
    public static readonly Phase Sending = new("sending", new Fault("stops reading", static (_, stop) => Task.Delay(Timeout.Infinite, stop)), Effect.Unknown)
    {
        Call = static (vendor, server, configure) => LargeBody.Connect(vendor, server, configure),
    };

    /// <summary>The request was read, and no answer comes.</summary>
    public static readonly Phase Waiting = new("waiting", KnownFaults.StallAfterReading, Effect.Unknown);

    /// <summary>The headers of a success arrived, and the body stops. The client may not have seen the headers yet.</summary>
    public static readonly Phase Body = new("in the body", KnownFaults.StallInBody, Effect.Applied, Effect.Unknown);

    /// <summary>A wait that the server asked for.</summary>
    public static readonly Phase RetryAfter = new("in a Retry-After", KnownFaults.Answer(503, "{}", "Retry-After: 30\r\n"), Effect.Unknown);

    /// <summary>A wait that the client computed.</summary>
    public static readonly Phase Backoff = new("in the back-off", KnownFaults.Answer(503, "{}"), Effect.Unknown)
    {
        Configure = static options => options.Retry = new RetryOptions { InitialInterval = TimeSpan.FromSeconds(30), MaxInterval = TimeSpan.FromSeconds(30) },
    };

    /// <summary>What differs from the default client.</summary>
    public Action<BillingClientOptions>? Configure { get; init; }

    /// <summary>Makes the call.</summary>
    public Func<Vendor, Uri, Action<BillingClientOptions>?, Func<CancellationToken, Task>> Call { get; init; } = static (vendor, server, configure) =>
    {
        var call = vendor.Connect(server, configure);
        return cancellationToken => call(CallKind.Keyed, null, cancellationToken);
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
