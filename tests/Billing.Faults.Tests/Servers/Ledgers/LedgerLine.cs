using System.Threading;

namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>What was done under one key.</summary>
/// <param name="key">The key.</param>
public sealed class LedgerLine(LedgerKey key)
{
    private int _effects;
    private int _sightings;

    /// <summary>The key.</summary>
    public LedgerKey Key { get; } = key;

    /// <summary>How often it was applied: money moved this often.</summary>
    public int Effects => Volatile.Read(ref _effects);

    /// <summary>How often it arrived, replays included.</summary>
    public int Sightings => Volatile.Read(ref _sightings);

    internal void See() => Interlocked.Increment(ref _sightings);

    internal void Apply() => Interlocked.Increment(ref _effects);
}
