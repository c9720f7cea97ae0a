namespace Billing;

/// <summary>
/// The state of an ingestion at one moment. Always <c>Accepted = Delivered + Pending + Rejected + Dropped</c>.
/// Also reported by the meter <c>Billing</c>.
/// </summary>
public sealed class IngestionBooks
{
    /// <summary>Makes empty books.</summary>
    public IngestionBooks()
    {
    }

    /// <summary>Events tracked since the start, and those that an earlier process left in the journal (<see cref="Recovered"/>).</summary>
    public long Accepted { get; set; }

    /// <summary>Events that the vendor took.</summary>
    public long Delivered { get; set; }

    /// <summary>Events that wait or are being sent, <see cref="InFlight"/> and <see cref="Held"/> included.</summary>
    public long Pending { get; set; }

    /// <summary>Events that the vendor refused.</summary>
    public long Rejected { get; set; }

    /// <summary>Events that were given up.</summary>
    public long Dropped { get; set; }

    /// <summary>Of the pending events, those that are being sent.</summary>
    public long InFlight { get; set; }

    /// <summary>Of the pending events, those that are older than the vendor's window and wait for <see cref="UsageIngestion.ReleaseHeldAsync"/>.</summary>
    public long Held { get; set; }

    /// <summary>Of the accepted events, those that an earlier process left in the journal.</summary>
    public long Recovered { get; set; }

    /// <summary>Whether the journal fails: new events are only in memory, or older ones cannot be read.</summary>
    public bool IsDegraded { get; set; }

    /// <summary>How often writing or reading the journal failed, or began to fail for the dead-letter file.</summary>
    public long JournalErrors { get; set; }

    /// <summary>Damaged places found in the journal; what stands before and after them was recovered. Their files are kept as <c>*.damaged</c>.</summary>
    public long DamagedRecords { get; set; }

    /// <summary>Records at the end of a file that were cut while being written: their <c>Track</c> never returned.</summary>
    public long TornRecords { get; set; }

    /// <summary>How often the background work failed and was started again.</summary>
    public long WorkerRestarts { get; set; }

    /// <summary>The figures for a log.</summary>
    /// <returns>For example <c>accepted 5 = delivered 3 + pending 2 + rejected 0 + dropped 0</c>.</returns>
    public override string ToString() => System.FormattableString.Invariant(
        $"accepted {Accepted} = delivered {Delivered} + pending {Pending} + rejected {Rejected} + dropped {Dropped}{(IsDegraded ? ", degraded" : string.Empty)}");
}
