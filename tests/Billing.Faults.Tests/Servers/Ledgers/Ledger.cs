using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>Counts what a vendor did: by key, and by logical call. Thread-safe.</summary>
/// <param name="time">The vendor's clock, for keys that it forgets.</param>
public sealed class Ledger(TimeProvider time)
{
    private readonly ConcurrentDictionary<LedgerKey, LedgerLine> _lines = new();
    private readonly ConcurrentDictionary<LedgerKey, DateTimeOffset> _known = new();
    private readonly ConcurrentDictionary<LedgerKey, LedgerAnswer> _answers = new();
    private readonly ConcurrentDictionary<string, LedgerCall> _calls = new(StringComparer.Ordinal);
    private long _requests;
    private long _rejected;
    private long _madeUp;

    /// <summary>The ledger as it is now.</summary>
    public LedgerSnapshot Snapshot() => new(Volatile.Read(ref _requests), Volatile.Read(ref _rejected), _lines.Values.ToArray());

    /// <summary>The logical call of an id; one without requests where none arrived.</summary>
    /// <param name="id">The value of <see cref="LedgerServer.CallHeader"/>.</param>
    public LedgerCall Call(string id) => _calls.GetOrAdd(id, static id => new LedgerCall(id));

    /// <summary>The entry of a key that just arrived.</summary>
    /// <param name="key">The key.</param>
    public LedgerLine See(LedgerKey key)
    {
        var entry = _lines.GetOrAdd(key, static key => new LedgerLine(key));
        entry.See();
        return entry;
    }

    /// <summary>Claims a key in one step.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True for the one who may act.</returns>
    public bool TryClaim(LedgerKey key) => _known.TryAdd(key, time.GetUtcNow());

    /// <summary>Whether a key was stored, and not longer ago than the vendor keeps it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="lifetime">How long the vendor keeps keys.</param>
    public bool Knows(LedgerKey key, TimeSpan lifetime) => _known.TryGetValue(key, out var stored) && time.GetUtcNow() < stored + lifetime;

    /// <summary>Stores a key, as the second step of a vendor that takes two.</summary>
    /// <param name="key">The key.</param>
    public void Store(LedgerKey key) => _known[key] = time.GetUtcNow();

    /// <summary>Stores the first answer under a key, for its replays.</summary>
    /// <param name="key">The key.</param>
    /// <param name="answer">What was said.</param>
    public LedgerAnswer Remember(LedgerKey key, LedgerAnswer answer) => _answers.GetOrAdd(key, answer);

    /// <summary>The first answer under a key; null when there is none.</summary>
    /// <param name="key">The key.</param>
    public LedgerAnswer? Recall(LedgerKey key) => _answers.TryGetValue(key, out var answer) ? answer : null;

    /// <summary>A key for a request that has none: each of them is an effect of its own.</summary>
    public string MakeUpKey() => "made-up-" + Interlocked.Increment(ref _madeUp).ToString(CultureInfo.InvariantCulture);

    /// <summary>Counts a refused item.</summary>
    public void Reject() => Interlocked.Increment(ref _rejected);

    internal void Arrive() => Interlocked.Increment(ref _requests);
}
