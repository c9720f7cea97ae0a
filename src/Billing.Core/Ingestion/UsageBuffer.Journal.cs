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
    private bool _isReadFailing;
    private long _lookedAt;

    /// <summary>Whether the files of earlier processes are still to be looked through.</summary>
    public bool NeedsRecovery { get; private set; }

    /// <summary>An older event may still be on disk, and goes first; unless the disk does not give it.</summary>
    private bool MaySendVolatile => _journal is null || _isReadFailing || _journal.IsCaughtUp;

    /// <summary>Whether the worker has to look after the disk although nothing is to be sent.</summary>
    private bool NeedsCare => _options.JournalDirectory is not null && (_journal is null || _health.IsDegraded || _isReadFailing || _volatile > 0);

    /// <summary>Looks through the files of earlier processes.</summary>
    public void Recover()
    {
        var held = _held!.Scan(null);
        var main = _journal!.Scan(held);
        lock (_lock)
        {
            _held.Adopt(held);
            _journal.Adopt(main);
            var found = held.Pending + main.Pending;
            _books.Accepted += found;
            _books.Recovered += found;
            _books.Pending += found;
            _books.DamagedRecords += held.Damaged + main.Damaged;
            _books.TornRecords += held.Torn + main.Torn;
            if ((main.Error ?? held.Error) is { } error)
            {
                _health.Fail(error);
            }

            if (main.Pending > 0)
            {
                // A request of the earlier process may still be on its way.
                Gate.Delay(_profile.ResendDelay);
            }

            NeedsRecovery = false;
            IngestionTelemetry.Accepted(_profile.Name, found);
        }
    }

    /// <summary>Fills memory from the disk. Called by the worker alone.</summary>
    public void Refill()
    {
        while (BeginRead() is { } page && Read(page))
        {
            long lost;
            lock (_lock)
            {
                lost = _journal!.EndRead(page);
                _books.DamagedRecords += page.Damaged;
                Lose(lost);
                foreach (var stored in page.Events)
                {
                    stored.DueAt = long.MinValue;
                    _queue.Insert(stored);
                }
            }

            ReportLost(lost);
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

            if (_journal is not null && !NeedsRecovery)
            {
                lost = LookForFiles();
                CopyVolatile();
                Compact();
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
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException || (error is ArgumentException && !mayThrow))
        {
            _folder?.Dispose();
            _folder = null;
            _journal = null;
            _health.Fail(error);
        }
    }

    private JournalPage? BeginRead()
    {
        lock (_lock)
        {
            // What is only in memory waits for what is on disk: it must not keep that from being read.
            var hasRoom = (_queue.Count < _window / 2 && _queue.Bytes < IngestionDefaults.ReadAheadBytes / 2)
                || (_jobs.Count == 0 && _queue.FirstFree(MaySendVolatile) is null);
            return hasRoom && (!_isReadFailing || _health.MayTry) ? _journal?.BeginRead() : null;
        }
    }

    private bool Read(JournalPage page)
    {
        try
        {
            _journal!.Read(page, _window);
            _isReadFailing = false;
            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            long lost;
            lock (_lock)
            {
                lost = _journal!.Lose(page.Segment);
                Lose(lost);
            }

            ReportLost(lost);
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            lock (_lock)
            {
                _isReadFailing = true;
                _health.Fail(error);
            }

            return false;
        }
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
                _queue.BecameVolatile(stored);
            }
        }

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

        var copied = 0;
        foreach (var stored in InMemory())
        {
            if (stored.IsVolatile && copied < CopiesAtOnce)
            {
                if (!_journal!.Copy(stored))
                {
                    return;
                }

                copied++;
                _volatile--;
            }
        }

        GiveRoom();
        if (_volatile > 0)
        {
            WakeUp.Set();
        }
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

        _journal.Sweep();
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
