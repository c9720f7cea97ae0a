using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>
/// All events of one ingestion and the books over them, under one lock. An event is pending; then it is in flight, and from there delivered, rejected, or pending again;
/// or it is set aside, held, or dropped. It sends nothing and knows no thread: the worker asks it what to do, and tells it what came of it.
/// </summary>
internal sealed partial class UsageBuffer : IDisposable
{
    private readonly object _lock = new();
    private readonly IngestionOptions _options;
    private readonly IngestionProfile _profile;
    private readonly IngestionNotices _notices;
    private readonly TimeProvider _time;
    private readonly SteadyClock _clock;
    private readonly EventQueue _queue = new();
    private readonly List<StoredEvent> _aside = new();
    private readonly List<SendJob> _jobs = new();
    private readonly IngestionBooks _books = new();
    private readonly int _window;
    private readonly long _flushTicks;
    private long _sequence;
    private long _volatile;
    private long _sleepUntil = long.MinValue;
    private long _flushMarker;
    private bool _isDraining;
    private bool _isClosed;
    private TaskCompletionSource<bool>? _room;

    public UsageBuffer(IngestionOptions options, IngestionProfile profile, IngestionNotices notices, TimeProvider time)
    {
        _options = options;
        _profile = profile;
        _notices = notices;
        _time = time;
        _clock = new SteadyClock(time);
        _window = Math.Max(options.ReadAhead, 2 * profile.MaxBatchSize);
        _flushTicks = (long)(profile.FlushInterval.TotalSeconds * time.TimestampFrequency);
        Gate = new SendGate(time, options.MaxParallelRequests, profile.MaxBatchSize, profile.ResendDelay);
        _health = new JournalHealth(time);
        OpenAtStart();
    }

    /// <summary>When requests may start; asked and told under the lock of this buffer.</summary>
    private SendGate Gate { get; }

    /// <summary>Wakes the worker.</summary>
    public WakeUp WakeUp { get; } = new();

    /// <summary>When an event is tracked, in UTC ticks of a clock that does not jump.</summary>
    public long Now => _clock.UtcTicks;

    /// <summary>Takes an event in.</summary>
    /// <param name="stored">The event; its payload may belong to a pool.</param>
    /// <param name="mayWait">Whether the caller waits when there is no room.</param>
    /// <returns>Where it is; null when the caller is to wait for <see cref="RoomAsync"/>.</returns>
    /// <exception cref="ObjectDisposedException">The ingestion is closed.</exception>
    public EventStorage? Accept(StoredEvent stored, bool mayWait)
    {
        EventStorage storage;
        StoredEvent? victim = null;
        JournalFlush? flush = null;
        bool wake;
        lock (_lock)
        {
            if (_isClosed)
            {
                throw new ObjectDisposedException(_profile.Name + " ingestion");
            }

            stored.Sequence = ++_sequence;
            var isDirect = _journal is { IsCaughtUp: true } && _queue.Count < _window && _queue.Bytes < IngestionDefaults.ReadAheadBytes;
            if (_journal is not null && _journal.Append(stored, isCopy: false, isRead: isDirect))
            {
                storage = EventStorage.Journal;
                flush = _journal.FlushOfLast();
            }
            else if (!MakeRoom(mayWait, out victim))
            {
                return null;
            }
            else
            {
                storage = _volatile >= _options.MaxBufferSize ? EventStorage.Dropped : EventStorage.Memory;
            }

            wake = Enter(stored, storage, isDirect);
        }

        if (flush is not null && !Wait(flush))
        {
            storage = EventStorage.Memory;
        }

        Report(stored, storage, victim, wake);
        return storage;
    }

    /// <summary>Ends when there may be room in memory.</summary>
    public Task<bool> RoomAsync()
    {
        lock (_lock)
        {
            if (_isClosed || _volatile < _options.MaxBufferSize)
            {
                return Task.FromResult(true);
            }

            _room ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }

    /// <summary>The books at this moment.</summary>
    public IngestionBooks Snapshot()
    {
        lock (_lock)
        {
            return new IngestionBooks
            {
                Accepted = _books.Accepted,
                Delivered = _books.Delivered,
                Pending = _books.Pending,
                Rejected = _books.Rejected,
                Dropped = _books.Dropped,
                InFlight = InFlight,
                Held = HeldCount,
                Recovered = _books.Recovered,
                IsDegraded = _options.JournalDirectory is not null && ((_journal is null && !_isEnded) || _health.IsDegraded || _journal?.ReadError is not null),
                JournalErrors = _health.Errors,
                DamagedRecords = _books.DamagedRecords,
                TornRecords = _books.TornRecords,
                WorkerRestarts = _books.WorkerRestarts,
            };
        }
    }

    public void CountRestart()
    {
        lock (_lock)
        {
            _books.WorkerRestarts++;
        }
    }

    public FlushError Describe(FlushErrorKind kind, Exception error, TimeSpan wait)
    {
        lock (_lock)
        {
            return new FlushError(kind, error, _books.Pending, wait);
        }
    }

    private long InFlight
    {
        get
        {
            var count = 0L;
            foreach (var job in _jobs)
            {
                count += job.Open;
            }

            return count;
        }
    }

    /// <summary>Finds room for one more event in memory, by the policy.</summary>
    /// <param name="mayWait">Whether the caller waits when there is none.</param>
    /// <param name="victim">The event that makes room; null when none does.</param>
    /// <returns>Whether the caller goes on.</returns>
    private bool MakeRoom(bool mayWait, out StoredEvent? victim)
    {
        victim = null;
        if (_volatile < _options.MaxBufferSize)
        {
            return true;
        }

        if (_options.Overflow == OverflowPolicy.Wait && mayWait)
        {
            return false;
        }

        if (_options.Overflow == OverflowPolicy.DropOldest && _queue.FirstVolatile() is { } oldest)
        {
            victim = oldest;
            _queue.Remove(oldest);
            _volatile--;
            _books.Pending--;
            _books.Dropped++;
        }

        return true;
    }

    /// <summary>Notes an accepted event.</summary>
    /// <returns>Whether the worker must be woken.</returns>
    private bool Enter(StoredEvent stored, EventStorage storage, bool isDirect)
    {
        _books.Accepted++;
        if (storage == EventStorage.Dropped)
        {
            _books.Dropped++;
            return false;
        }

        _books.Pending++;
        if (storage == EventStorage.Journal && !isDirect)
        {
            return _queue.Count == 0;
        }

        if (storage == EventStorage.Memory)
        {
            _volatile++;
        }

        stored.Keep();
        stored.DueAt = _time.GetTimestamp() + _flushTicks;
        _queue.Insert(stored);
        return _health.News is not null || (_options.AutoBatch && (stored.DueAt < _sleepUntil || _queue.Count == Gate.BatchLimit));
    }

    private bool Wait(JournalFlush flush)
    {
        try
        {
            flush.Wait();
            return true;
        }
        catch (Exception error) when (error is System.IO.IOException or ObjectDisposedException)
        {
            lock (_lock)
            {
                _health.Fail(error);
            }

            return false;
        }
    }

    private void Report(StoredEvent stored, EventStorage storage, StoredEvent? victim, bool wake)
    {
        if (wake)
        {
            WakeUp.Set();
        }

        IngestionTelemetry.Accepted(_profile.Name, 1);
        if (victim is not null)
        {
            Drop(victim, DropReason.BufferFull);
        }

        if (storage == EventStorage.Dropped)
        {
            Drop(stored, DropReason.BufferFull);
        }
    }

    /// <summary>Tells of an event that was dropped; called without the lock.</summary>
    private void Drop(StoredEvent stored, DropReason reason)
    {
        IngestionTelemetry.Settled(_profile.Name, "dropped", 1);
        _notices.Dropped(new UsageDrop(stored.ToUsageEvent(), reason));
    }

    private void GiveRoom()
    {
        if (_room is { } room && _volatile < _options.MaxBufferSize)
        {
            _room = null;
            room.TrySetResult(true);
        }
    }
}
