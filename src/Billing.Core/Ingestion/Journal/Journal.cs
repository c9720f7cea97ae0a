using System;
using System.Collections.Generic;
using System.IO;

namespace Billing.Runtime;

/// <summary>
/// The files of one kind in a folder: events and the numbers of settled events, appended and never changed. Files go, oldest first, when all their events are settled;
/// so a settlement is never deleted before its event. Calls are made under the lock of the buffer; only <see cref="Read"/> runs beside them.
/// </summary>
internal sealed partial class Journal : IDisposable
{
    private readonly JournalFolder _folder;
    private readonly string _extension;
    private readonly long _segmentBytes;
    private readonly bool _fsync;
    private readonly JournalHealth _health;
    private readonly List<JournalSegment> _segments;
    private readonly JournalSegment[] _found;
    private readonly List<long> _owed = new();
    private JournalRecovery? _recovered;
    private JournalSegment? _active;
    private JournalFile? _file;
    private byte[] _scratch = new byte[1024];

    public Journal(JournalFolder folder, string extension, IngestionOptions options, JournalHealth health)
    {
        _folder = folder;
        _extension = extension;
        _segmentBytes = options.SegmentBytes;
        _fsync = options.Fsync;
        _health = health;
        _segments = folder.Existing(extension);
        _found = _segments.ToArray();
        IsRecovering = _segments.Count > 0;
    }

    /// <summary>Whether the files of earlier processes were not looked through yet.</summary>
    public bool IsRecovering { get; private set; }

    /// <summary>Pending events that are not in memory.</summary>
    public long Unread { get; private set; }

    /// <summary>No event that is not in memory has a lower number.</summary>
    public long UnreadFrom { get; private set; } = long.MaxValue;

    /// <summary>Whether memory has all pending events, so that a new one needs no reading.</summary>
    public bool IsCaughtUp => !IsRecovering && Unread == 0;

    /// <summary>Looks through the files of earlier processes; they do not change any more.</summary>
    /// <param name="elsewhere">Another journal, whose events are not pending here; null for none.</param>
    public JournalRecovery Scan(JournalRecovery? elsewhere)
    {
        var recovery = new JournalRecovery(elsewhere);
        foreach (var segment in _found)
        {
            recovery.Scan(segment);
        }

        return recovery;
    }

    /// <summary>Takes over what <see cref="Scan"/> found.</summary>
    public void Adopt(JournalRecovery recovery)
    {
        _recovered = recovery;
        Unread += recovery.Pending;
        if (IsRecovering && Unread > 0)
        {
            UnreadFrom = long.MinValue;
        }

        IsRecovering = false;
        Sweep();
    }

    /// <summary>Appends an event.</summary>
    /// <param name="stored">The event; on success it knows its file.</param>
    /// <param name="isCopy">Whether the event was accepted before and is in memory.</param>
    /// <param name="isRead">Whether the event stays in memory.</param>
    /// <returns>Whether it is written; if not, the disk failed and <see cref="JournalHealth"/> knows why.</returns>
    public bool Append(StoredEvent stored, bool isCopy, bool isRead)
    {
        var length = JournalRecord.WriteEvent(ref _scratch, stored, isCopy);
        if (!TryWrite(length, out var offset))
        {
            return false;
        }

        var segment = _active!;
        if (isRead)
        {
            stored.Segment = segment;
            segment.Live++;
            return true;
        }

        if (segment.Unread == 0)
        {
            segment.ReadFrom = offset;
        }

        UnreadFrom = Math.Min(UnreadFrom, stored.Sequence);
        segment.Unread++;
        Unread++;
        return true;
    }

    /// <summary>What waits, without the lock, until the disk has the record that was appended last; null when nothing is to be waited for.</summary>
    public JournalFlush? FlushOfLast() => _fsync ? new JournalFlush(_file!, _active!) : null;

    /// <summary>Notes that events are done with. Where the disk fails, it is noted later; until then a restart would send them again, with their keys.</summary>
    public void Settle(IReadOnlyList<StoredEvent> events)
    {
        foreach (var stored in events)
        {
            stored.Segment!.Live--;
            stored.Segment = null;
            _owed.Add(stored.Sequence);
        }

        Sweep();
        WriteOwed();
    }

    /// <summary>Writes the settlements that the disk did not take.</summary>
    public void SettleOwed()
    {
        if (_owed.Count > 0)
        {
            WriteOwed();
        }
    }

    /// <summary>The oldest file, when a few events keep it and files behind it; null when there is nothing to gain.</summary>
    public JournalSegment? Compactable(int most) =>
        _segments.Count > 3 && _segments[0] is var first && first != _active && first.Unread == 0 && !first.IsUnreadable && first.Live <= most && _health.MayTry ? first : null;

    /// <summary>Writes an event of an old file, or of memory, at the end.</summary>
    public bool Copy(StoredEvent stored)
    {
        var old = stored.Segment;
        if (!Append(stored, isCopy: true, isRead: true))
        {
            return false;
        }

        if (old is not null)
        {
            old.Live--;
        }

        return true;
    }

    /// <summary>Deletes files whose events are all settled, from the oldest.</summary>
    public void Sweep()
    {
        if (IsRecovering)
        {
            return;
        }

        while (_segments.Count > 0 && _segments[0].IsDone && _segments[0] != _active && Delete(_segments[0]))
        {
            _segments.RemoveAt(0);
        }

        if (_segments.Count == 1 && _segments[0] == _active && _active.IsDone && _active.Length > IngestionDefaults.IdleJournalBytes)
        {
            _file!.Retire();
            Close();
            Sweep();
        }

        if (_segments.Count == 0)
        {
            _owed.Clear();
        }
    }

    /// <summary>Whether the file that is written to is gone, with all that was written.</summary>
    public bool IsGone() => _active is not null && !File.Exists(_active.Path);

    /// <summary>Gives up all files: somebody deleted them.</summary>
    /// <returns>How many events were only there.</returns>
    public long Abandon()
    {
        var lost = Unread;
        Unread = 0;
        UnreadFrom = long.MaxValue;
        Close();
        _segments.Clear();
        _owed.Clear();
        return lost;
    }

    /// <summary>With fsync, waits until the disk has all that was appended: before something else is deleted that says the same.</summary>
    /// <returns>Whether it has.</returns>
    public bool FlushAll()
    {
        if (!_fsync || _file is null)
        {
            return true;
        }

        try
        {
            _file.Flush(_active!.Length, _active);
            return true;
        }
        catch (IOException error)
        {
            _health.Fail(error);
            return false;
        }
    }

    public void Dispose()
    {
        SettleOwed();
        FlushAll();
        Close();
        Sweep();
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
        _active = null;
    }

    private bool TryWrite(int length, out long offset)
    {
        offset = 0;
        if (!_health.MayTry)
        {
            return false;
        }

        try
        {
            if (_active is null || _active.Length >= _segmentBytes || _file!.HasFailed)
            {
                Roll();
            }

            offset = _active!.Length;
            _file!.Write(_scratch, length, offset);
            _active.Length += length;
            _health.Recover();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _health.Fail(error);
            TakeBack();
            return false;
        }
    }

    private void Roll()
    {
        if (_file is { HasFailed: false } && _fsync)
        {
            _file.Flush(_active!.Length, _active);
        }

        Close();
        if (!Directory.Exists(_folder.Path))
        {
            throw new DirectoryNotFoundException("The folder of the journal is gone.");
        }

        var segment = _folder.Next(_extension);
        _file = new JournalFile(segment.Path);
        _active = segment;
        _segments.Add(segment);
        if (_fsync)
        {
            OwnerOnly.Flush(_folder.Path);
        }
    }

    /// <summary>A record that was written in part is cut off; where that fails too, the file is left as it is and another begun.</summary>
    private void TakeBack()
    {
        if (_file is null || _active is null)
        {
            return;
        }

        try
        {
            _file.Cut(_active.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Close();
        }
    }

    private void WriteOwed()
    {
        const int AtOnce = 10_000;
        var written = 0;
        while (written < _owed.Count)
        {
            var count = Math.Min(AtOnce, _owed.Count - written);
            if (!TryWrite(JournalRecord.WriteSettled(ref _scratch, _owed, written, count), out _))
            {
                break;
            }

            written += count;
        }

        _owed.RemoveRange(0, written);
    }

    private bool Delete(JournalSegment segment)
    {
        try
        {
            if (segment.IsDamaged)
            {
                File.Move(segment.Path, Path.ChangeExtension(segment.Path, ".damaged"));
            }
            else
            {
                File.Delete(segment.Path);
            }

            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is deleted later: its events are settled.
            return false;
        }
    }
}
