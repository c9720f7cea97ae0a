using System;
using System.Collections.Generic;
using System.IO;

namespace Billing.Runtime;

/// <content>What is on disk: opening, reading ahead, and getting over its failures.</content>
internal sealed partial class UsageBuffer
{
    private const string Pending = ".journal";
    private const string Holding = ".held";
    private const int CopiesAtOnce = 64;

    private readonly JournalHealth _health;
    private JournalFolder? _folder;
    private Journal? _journal;
    private Journal? _held;
    private long _lookedAt;

    /// <summary>Whether the files of earlier processes are still to be looked through.</summary>
    public bool NeedsRecovery { get; private set; }

    /// <summary>An older event may still be on disk, and goes first; unless the disk does not give it.</summary>
    private bool MaySendVolatile => _journal is null || (!_journal.IsRecovering && !_journal.HasReadable);

    /// <summary>Whether the worker has to look after the disk although nothing is to be sent.</summary>
    private bool NeedsCare => _options.JournalDirectory is not null && (_journal is null || _health.IsDegraded || _volatile > 0 || _journal.ReadError is not null);

    /// <summary>Why what is left cannot be sent: the disk does not give it; null while there is something else to do.</summary>
    private Exception? Unreadable => _jobs.Count == 0 && _queue.Count == 0 && _journal is { HasReadable: false } journal ? journal.ReadError : null;

    /// <summary>Looks through the files of earlier processes.</summary>
    public void Recover()
    {
        Journal? journal;
        Journal? heldJournal;
        lock (_lock)
        {
            (journal, heldJournal) = (_journal, _held);
        }

        if (journal is null || heldJournal is null)
        {
            return;
        }

        var held = heldJournal.Scan(null);
        var main = journal.Scan(held);
        var found = held.Pending + main.Pending;
        lock (_lock)
        {
            if (_isEnded)
            {
                // The folder may be another's by now.
                return;
            }

            heldJournal.Adopt(held);
            journal.Adopt(main);
            _books.Accepted += found;
            _books.Recovered += found;
            _books.Pending += found;
            _books.DamagedRecords += held.Damaged + main.Damaged;
            _books.TornRecords += held.Torn + main.Torn;
            if ((main.Error ?? held.Error) is { } error)
            {
                _health.Note(error);
            }

            if (main.Pending > 0)
            {
                // A request of the earlier process may still be on its way.
                Gate.Delay(_profile.ResendDelay);
            }

            NeedsRecovery = false;
        }

        IngestionTelemetry.Accepted(_profile.Name, found);
    }

    /// <summary>Fills memory from the disk. Called by the worker alone.</summary>
    public void Refill()
    {
        while (BeginRead() is var (journal, page))
        {
            journal.Read(page, _window);
            EndRead(journal, page);
        }
    }

    /// <summary>Opens a journal that could not be opened, writes down what is only in memory, and tells of failures. Called by the worker alone.</summary>
    public void Care()
    {
        Exception? news;
        var lost = 0L;
        lock (_lock)
        {
            if (_journal is null && _options.JournalDirectory is not null && _health.MayTry && !_isClosed)
            {
                TryOpen();
            }

            if (_journal is not null && !NeedsRecovery && !_isEnded)
            {
                lost = LookForFiles();
                _journal.SettleOwed();
                _held!.SettleOwed();
                CopyVolatile();
                Compact();
            }

            if (_notices.TakeNews() is { } letters)
            {
                _health.Note(letters);
            }

            news = _health.TakeNews();
        }

        ReportLost(lost);
        if (news is not null)
        {
            _notices.Failed(Describe(FlushErrorKind.Journal, news, IngestionDefaults.JournalBackoff));
        }
    }

    /// <summary>Files are numbered by seconds, and no process tracks a thousand million events in one.</summary>
    private static long FirstSequence(long fileId) => fileId << 30;

    /// <summary>What the caller can mend is thrown; what the disk does is got over.</summary>
    private void OpenAtStart()
    {
        // Numbers begin above those of every earlier process, also of one whose journal cannot be opened now.
        _sequence = FirstSequence(_time.GetUtcNow().ToUnixTimeSeconds());
        if (_options.JournalDirectory is not null)
        {
            TryOpen(mayThrow: true);
        }
    }

    private void TryOpen(bool mayThrow = false)
    {
        try
        {
            _folder = JournalFolder.Open(_options.JournalDirectory!, _profile.Name, _time.GetUtcNow().ToUnixTimeSeconds());
            _sequence = Math.Max(_sequence, FirstSequence(_folder.NextId));
            _journal = new Journal(_folder, Pending, _options, _health);
            _held = new Journal(_folder, Holding, _options, _health);
            NeedsRecovery = true;
            _health.Recover();
            if (_folder.NewerFile is { } newer)
            {
                _health.Note(new IOException($"{newer} was written by a later version of this package: it and its like are left alone until that version runs again."));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException || (error is ArgumentException && !mayThrow))
        {
            _folder?.Dispose();
            _folder = null;
            _journal = null;
            _health.Fail(error);
        }
    }

    private (Journal Journal, JournalPage Page)? BeginRead()
    {
        lock (_lock)
        {
            // What is only in memory waits for what is on disk: it must not keep that from being read.
            var hasRoom = (_queue.Count < _window / 2 && _queue.Bytes < IngestionDefaults.ReadAheadBytes / 2)
                || (_jobs.Count == 0 && _queue.FirstFree(MaySendVolatile) is null);
            return hasRoom && _journal?.BeginRead() is { } page ? (_journal, page) : null;
        }
    }

    private void EndRead(Journal journal, JournalPage page)
    {
        long lost;
        lock (_lock)
        {
            if (_isEnded)
            {
                return;
            }

            lost = TakeOver(journal, page);
            foreach (var stored in page.Events)
            {
                stored.DueAt = long.MinValue;
                _queue.Insert(stored);
            }
        }

        ReportLost(lost);
    }

    /// <summary>Notes what reading came to.</summary>
    /// <returns>How many events the file should have held and did not.</returns>
    private long TakeOver(Journal journal, JournalPage page)
    {
        var lost = journal.EndRead(page);
        _books.DamagedRecords += page.Damaged;
        Lose(lost);
        if (page.Error is { } error)
        {
            _health.Note(error);
        }

        return lost;
    }

    /// <summary>Somebody may have deleted the files: what memory still has is written again.</summary>
    private long LookForFiles()
    {
        if (_time.GetElapsedTime(_lookedAt) < IngestionDefaults.JournalBackoff)
        {
            return 0;
        }

        _lookedAt = _time.GetTimestamp();
        if (!_journal!.IsGone())
        {
            return 0;
        }

        _health.Fail(new FileNotFoundException("The files of the journal are gone."));
        foreach (var stored in InMemory())
        {
            if (!stored.IsVolatile)
            {
                stored.Segment = null;
                _volatile++;
            }
        }

        _queue.LookForVolatile();
        var lost = _journal.Abandon();
        Lose(lost);
        return lost;
    }

    private void CopyVolatile()
    {
        if (_volatile == 0 || !_health.MayTry)
        {
            return;
        }

        foreach (var stored in SomeVolatile())
        {
            if (!_journal!.Copy(stored))
            {
                return;
            }

            _volatile--;
        }

        GiveRoom();
        if (_volatile > 0)
        {
            WakeUp.Set();
        }
    }

    /// <summary>A few events that are only in memory: the oldest that wait, and when none does, others.</summary>
    private List<StoredEvent> SomeVolatile()
    {
        var some = new List<StoredEvent>(CopiesAtOnce);
        for (var stored = _queue.FirstVolatile(); stored is not null && some.Count < CopiesAtOnce; stored = EventQueue.NextVolatile(stored.Next))
        {
            some.Add(stored);
        }

        return some.Count > 0 ? some : InMemory().FindAll(static stored => stored.IsVolatile);
    }

    private void Compact()
    {
        if (_journal!.Compactable(CopiesAtOnce) is not { } oldest)
        {
            return;
        }

        foreach (var stored in InMemory())
        {
            if (stored.Segment == oldest && !_journal.Copy(stored))
            {
                return;
            }
        }

        if (_journal.FlushAll())
        {
            _journal.Sweep();
        }
    }

    private List<StoredEvent> InMemory()
    {
        var all = new List<StoredEvent>(_queue.Count + _aside.Count + _parked.Count);
        for (var stored = _queue.First; stored is not null; stored = stored.Next)
        {
            all.Add(stored);
        }

        all.AddRange(_aside);
        all.AddRange(_parked);
        foreach (var job in _jobs)
        {
            all.AddRange(job.Events);
        }

        all.RemoveAll(static stored => stored.IsSettled);
        return all;
    }

    private void Lose(long lost)
    {
        _books.Pending -= lost;
        _books.Dropped += lost;
    }

    private void ReportLost(long lost)
    {
        if (lost > 0)
        {
            IngestionTelemetry.Settled(_profile.Name, "dropped", lost);
            _notices.Dropped(new UsageDrop(null, DropReason.JournalLost, lost));
        }
    }
}
