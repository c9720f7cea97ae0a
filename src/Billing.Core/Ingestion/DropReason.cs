namespace Billing;

/// <summary>Why an event was given up.</summary>
public enum DropReason
{
    /// <summary>Memory had no room for it, or it made room for a newer one.</summary>
    BufferFull,

    /// <summary>It was older than <see cref="IngestionOptions.DuplicateWindow"/> and the policy says so.</summary>
    Expired,

    /// <summary>The ingestion ended before the event was delivered, and it was only in memory. If it was being sent, the vendor may have it.</summary>
    Shutdown,

    /// <summary>The journal lost it: a file was damaged or deleted while it was in use.</summary>
    JournalLost,
}
