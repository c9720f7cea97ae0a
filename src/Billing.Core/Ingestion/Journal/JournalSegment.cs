using System.Threading;

namespace Billing.Runtime;

/// <summary>One file of a journal, and how many of its events are still needed.</summary>
internal sealed class JournalSegment
{
    private long _length;

    public JournalSegment(long id, string path, bool isRecovered)
    {
        Id = id;
        Path = path;
        IsRecovered = isRecovered;
    }

    public long Id { get; }

    public string Path { get; }

    /// <summary>Whether an earlier process wrote it: it is only read.</summary>
    public bool IsRecovered { get; }

    /// <summary>Where the next record goes; what a failed write left behind it does not count.</summary>
    public long Length
    {
        get => Volatile.Read(ref _length);
        set => Volatile.Write(ref _length, value);
    }

    /// <summary>The events that a file of an earlier process holds; null for a file of this one.</summary>
    public SequenceSet? Events { get; set; }

    /// <summary>Whether reading a file of an earlier process failed: what it holds is not known, so it stays.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>Pending events that are not in memory.</summary>
    public long Unread { get; set; }

    /// <summary>Pending events that are in memory.</summary>
    public long Live { get; set; }

    public bool IsDamaged { get; set; }

    public bool IsDone => Unread == 0 && Live == 0 && !IsUnreadable;
}
