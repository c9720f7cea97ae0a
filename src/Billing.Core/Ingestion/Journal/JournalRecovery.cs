using System;
using System.Collections.Generic;
using System.IO;

namespace Billing.Runtime;

/// <summary>What the files of earlier processes hold: which events, and which of them are settled. It needs one pass, and no room for the events.</summary>
internal sealed class JournalRecovery
{
    private readonly List<JournalSegment> _segments = new();
    private readonly SequenceSet _settled = new();
    private readonly SequenceSet _taken = new();
    private readonly SequenceSet _released = new();
    private readonly JournalRecovery? _elsewhere;

    public JournalRecovery(JournalRecovery? elsewhere) => _elsewhere = elsewhere;

    /// <summary>Events that are neither settled nor elsewhere.</summary>
    public long Pending { get; private set; }

    public long Damaged { get; private set; }

    public long Torn { get; private set; }

    /// <summary>The first failure to read; null when all was read.</summary>
    public Exception? Error { get; private set; }

    public void Scan(JournalSegment segment)
    {
        segment.Events = new SequenceSet();
        _segments.Add(segment);
        try
        {
            using var reader = new JournalReader(segment.Path);
            while (reader.Read())
            {
                Note(segment, reader.Record);
            }

            segment.IsDamaged |= reader.Damaged > 0;
            Damaged += reader.Damaged;
            Torn += reader.Torn;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The file stays: the next start looks again.
            segment.IsUnreadable = true;
            Error ??= error;
        }
    }

    /// <summary>Whether an event of a file is still to be sent, asked once per copy of it. Where looking through the file failed half-way, the rest of it is for the next start.</summary>
    public bool Take(JournalSegment segment, long sequence) => segment.Events!.Contains(sequence) && !_settled.Contains(sequence) && _taken.Add(sequence);

    /// <summary>Whether an event was released after its first record was written.</summary>
    public bool WasReleased(long sequence) => _released.Contains(sequence);

    private bool IsPending(long sequence) => !_settled.Contains(sequence) && HolderOf(sequence) is not null;

    private void Note(JournalSegment segment, ReadOnlySpan<byte> record)
    {
        if (JournalRecord.IsEvent(record))
        {
            NoteEvent(segment, record, JournalRecord.ReadSequence(record));
        }
        else if (JournalRecord.IsSettled(record))
        {
            for (var index = 0; index < JournalRecord.SettledCount(record); index++)
            {
                NoteSettled(JournalRecord.SettledAt(record, index));
            }
        }
    }

    private void NoteEvent(JournalSegment segment, ReadOnlySpan<byte> record, long sequence)
    {
        // Only such events can be there already: looking for every event would cost a search per file.
        if ((JournalRecord.IsCopy(record) || JournalRecord.IsReleased(record)) && HolderOf(sequence) is { } holder)
        {
            if (JournalRecord.IsReleased(record) && _elsewhere?.IsPending(sequence) != true && _settled.Remove(sequence))
            {
                // It was settled here when it went to the held events, and came back from there.
                _released.Add(sequence);
                holder.Unread++;
                Pending++;
            }

            return;
        }

        segment.Events!.Add(sequence);
        if (_elsewhere?.IsPending(sequence) == true)
        {
            _settled.Add(sequence);
            return;
        }

        segment.Unread++;
        Pending++;
    }

    private void NoteSettled(long sequence)
    {
        if (HolderOf(sequence) is { } holder && _settled.Add(sequence))
        {
            holder.Unread--;
            Pending--;
        }
    }

    /// <summary>The file that holds an event; settlements follow their events closely, so the last files are asked first.</summary>
    private JournalSegment? HolderOf(long sequence)
    {
        for (var index = _segments.Count - 1; index >= 0; index--)
        {
            if (_segments[index].Events!.Contains(sequence))
            {
                return _segments[index];
            }
        }

        return null;
    }
}
