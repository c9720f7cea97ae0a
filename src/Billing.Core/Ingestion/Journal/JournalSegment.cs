using System;
using System.Threading;

namespace Billing.Runtime;

/// <summary>One file of a journal, and how many of its events are still needed.</summary>
internal sealed class JournalSegment
{
    private long _length;
    private TimeSpan _failedAt;
    private int _readFailures;

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

    /// <summary>No event that is not in memory begins before this place.</summary>
    public long ReadFrom { get; set; }

    /// <summary>Why the last reading failed; null when it did not.</summary>
    public Exception? ReadError { get; private set; }

    public bool IsDamaged { get; set; }

    /// <summary>Whether it makes sense to read: after a failure it rests, each time for longer.</summary>
    public bool MayRead(TimeSpan now) => ReadError is null || now - _failedAt >= Rest;

    /// <summary>Notes how reading ended.</summary>
    public void NoteRead(Exception? error, TimeSpan now)
    {
        ReadError = error;
        _failedAt = now;
        _readFailures = error is null ? 0 : Math.Min(_readFailures + 1, 16);
    }

    public bool IsDone => Unread == 0 && Live == 0 && !IsUnreadable;

    private TimeSpan Rest
    {
        get
        {
            var rest = TimeSpan.FromTicks(IngestionDefaults.JournalBackoff.Ticks << (_readFailures - 1));
            return rest < IngestionDefaults.LongestBackoff ? rest : IngestionDefaults.LongestBackoff;
        }
    }
}
