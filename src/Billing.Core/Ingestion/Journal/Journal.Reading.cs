using System;
using System.IO;

namespace Billing.Runtime;

/// <content>Reading back what memory does not have.</content>
internal sealed partial class Journal
{
    /// <summary>Whether there is something to read now; a file that could not be read rests for a while, and those behind it are read.</summary>
    public bool HasReadable => !IsRecovering && Unread > 0 && NextToRead() is not null;

    /// <summary>Why some of the pending events cannot be read now; null when all can.</summary>
    public Exception? ReadError => _segments.Find(static segment => segment.Unread > 0 && segment.ReadError is not null)?.ReadError;

    /// <summary>Chooses what to read next.</summary>
    public JournalPage? BeginRead() =>
        HasReadable && NextToRead() is { } segment ? new JournalPage(segment, segment.ReadFrom, segment.Length) : null;

    /// <summary>Reads events, up to the place where the disk fails. Called without the lock, by one thread.</summary>
    public void Read(JournalPage page, int maxEvents)
    {
        try
        {
            using var reader = new JournalReader(page.Segment.Path, page.From, page.Limit);
            try
            {
                ReadEvents(page, reader, maxEvents);
            }
            finally
            {
                page.End = reader.Position;
                page.Damaged = page.Segment.IsRecovered ? 0 : reader.Damaged;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            page.Error = error;
        }
    }

    /// <summary>Takes over what was read.</summary>
    /// <returns>How many events the file should have held and did not.</returns>
    public long EndRead(JournalPage page)
    {
        var segment = page.Segment;
        foreach (var stored in page.Events)
        {
            stored.Segment = segment;
        }

        segment.Live += page.Events.Count;
        segment.Unread -= page.Events.Count;
        segment.IsDamaged |= page.Damaged > 0;
        segment.ReadFrom = page.End;
        Unread -= page.Events.Count;
        var isGone = page.Error is FileNotFoundException or DirectoryNotFoundException;
        segment.NoteRead(isGone ? null : page.Error, _health.Now);

        // A file that rests may hold older events than those behind it.
        UnreadFrom = Unread == 0 ? long.MaxValue : page.Events.Count > 0 && ReadError is null ? page.Events[page.Events.Count - 1].Sequence + 1 : UnreadFrom;
        return isGone || (page.Error is null && page.End >= segment.Length) ? Lose(segment) : 0;
    }

    /// <summary>Gives up what a file should hold that is gone.</summary>
    /// <returns>How many events are lost.</returns>
    public long Lose(JournalSegment segment)
    {
        var lost = segment.Unread;
        segment.Unread = 0;
        segment.IsDamaged |= lost > 0;
        Unread -= lost;
        UnreadFrom = Unread == 0 ? long.MaxValue : UnreadFrom;
        return lost;
    }

    /// <summary>The oldest file with events that memory does not have.</summary>
    private JournalSegment? NextToRead()
    {
        foreach (var segment in _segments)
        {
            if (segment.Unread > 0 && segment.MayRead(_health.Now))
            {
                return segment;
            }
        }

        return null;
    }

    private void ReadEvents(JournalPage page, JournalReader reader, int maxEvents)
    {
        long bytes = 0;
        while (page.Events.Count < maxEvents && bytes < IngestionDefaults.ReadAheadBytes && reader.Read())
        {
            if (IsWanted(page.Segment, reader.Record))
            {
                var stored = JournalRecord.ReadEvent(reader.Record);
                stored.IsReleased |= page.Segment.IsRecovered && _recovered!.WasReleased(stored.Sequence);
                page.Events.Add(stored);
                bytes += stored.Length;
            }
        }
    }

    private bool IsWanted(JournalSegment segment, ReadOnlySpan<byte> record) =>
        JournalRecord.IsEvent(record) && (segment.IsRecovered ? _recovered!.Take(segment, JournalRecord.ReadSequence(record)) : !JournalRecord.IsCopy(record));
}
