using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>What becomes of a request that arrived whole, and of its answer.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Applies">Whether the vendor does what is asked for.</param>
/// <param name="Answer">Sends the answer, a part of it, or nothing. The vendor's own answer is null where it did not act.</param>
public sealed record Mishap(string Name, bool Applies, Func<FaultConnection, LedgerAnswer?, CancellationToken, Task> Answer)
{
    /// <summary>How long the vendor takes before it acts.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The status of an error; null for the vendor's own answer, or none.</summary>
    public int? Status { get; init; }

    /// <summary>Whether the client sees no status line.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The seconds that the answer asks to wait; null where it does not.</summary>
    public int? RetryAfter { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
