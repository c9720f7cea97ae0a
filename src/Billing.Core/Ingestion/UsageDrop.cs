namespace Billing;

/// <summary>Events that were given up without an answer of the vendor.</summary>
public sealed class UsageDrop
{
    /// <summary>Makes a drop; applications use it only in their own tests.</summary>
    /// <param name="usage">The event; null when it is lost.</param>
    /// <param name="reason">Why.</param>
    /// <param name="count">How many events.</param>
    public UsageDrop(UsageEvent? usage, DropReason reason, long count = 1)
    {
        Event = usage;
        Reason = reason;
        Count = count;
    }

    /// <summary>The event; null for <see cref="DropReason.JournalLost"/>, when nothing of it is left.</summary>
    public UsageEvent? Event { get; }

    /// <summary>Why it was given up.</summary>
    public DropReason Reason { get; }

    /// <summary>How many events this tells of: 1, or more where they are lost.</summary>
    public long Count { get; }
}
