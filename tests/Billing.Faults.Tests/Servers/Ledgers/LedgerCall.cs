using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;

namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>What arrived of one logical call: the requests that carry the same <see cref="LedgerServer.CallHeader"/>.</summary>
/// <param name="id">The header's value.</param>
public sealed class LedgerCall(string id)
{
    private ImmutableList<LedgerArrival> _arrivals = [];
    private int _effects;

    /// <summary>The header's value.</summary>
    public string Id { get; } = id;

    /// <summary>How often its content was applied.</summary>
    public int Effects => Volatile.Read(ref _effects);

    /// <summary>Its requests, in the order of their arrival.</summary>
    public IReadOnlyList<LedgerArrival> Arrivals => Volatile.Read(ref _arrivals);

    internal int Arrive(LedgerArrival arrival)
    {
        ImmutableInterlocked.Update(ref _arrivals, static (list, added) => list.Add(added), arrival);
        return _arrivals.Count;
    }

    internal void Apply() => Interlocked.Increment(ref _effects);
}
