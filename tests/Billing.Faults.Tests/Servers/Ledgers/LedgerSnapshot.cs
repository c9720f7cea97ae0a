using System.Collections.Generic;
using System.Linq;

namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>The ledger at one moment.</summary>
/// <param name="Requests">Requests that arrived whole, whatever became of them.</param>
/// <param name="Rejected">Items that the vendor refused.</param>
/// <param name="Lines">Every key that arrived.</param>
public sealed record LedgerSnapshot(long Requests, long Rejected, IReadOnlyList<LedgerLine> Lines)
{
    /// <summary>Effects by key; where a key was used in several scopes, their sum. Zero: it arrived and was never applied.</summary>
    public IReadOnlyDictionary<string, int> EffectsByKey { get; } =
        Lines.GroupBy(static line => line.Key.Key).ToDictionary(static group => group.Key, static group => group.Sum(static line => line.Effects));

    /// <summary>All effects together.</summary>
    public long Effects { get; } = Lines.Sum(static line => (long)line.Effects);

    /// <summary>The keys that were applied more than once in their scope: somebody was charged twice.</summary>
    public IReadOnlyList<LedgerLine> Doubled { get; } = Lines.Where(static line => line.Effects > 1).ToArray();
}
