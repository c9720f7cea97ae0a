namespace Billing;

/// <summary>Where a tracked event was put.</summary>
public enum EventStorage
{
    /// <summary>In the journal: it survives the end of the process.</summary>
    Journal,

    /// <summary>In memory: there is no journal, or it failed.</summary>
    Memory,

    /// <summary>Nowhere: there was no room, and the policy drops the newest event.</summary>
    Dropped,
}
