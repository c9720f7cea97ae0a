using System;

namespace Billing.Runtime;

/// <summary>When the next request may start, how many at the same time, and how large. After a failure one request looks whether it is over.</summary>
internal sealed class SendGate
{
    private readonly TimeProvider _time;
    private readonly int _mostParallel;
    private readonly int _mostEvents;
    private readonly TimeSpan _resendDelay;
    private readonly Random _random = new();
    private long _closedAt;
    private long _failedAt;
    private TimeSpan _closedFor;
    private int _failures;
    private int _serverFailures;
    private int _successes;
    private int _parallel;

    /// <summary>Makes a gate that is open.</summary>
    /// <param name="time">The clock of waits.</param>
    /// <param name="mostParallel">How many requests run at the same time.</param>
    /// <param name="mostEvents">How many events a request carries.</param>
    /// <param name="resendDelay">How long the vendor needs until a repeat is recognised.</param>
    public SendGate(TimeProvider time, int mostParallel, int mostEvents, TimeSpan resendDelay)
    {
        _time = time;
        _mostParallel = mostParallel;
        _mostEvents = mostEvents;
        _resendDelay = resendDelay;
        _parallel = mostParallel;
        BatchLimit = mostEvents;
    }

    /// <summary>How many events a request carries now: less after the server said that one was too large, or failed on one.</summary>
    public int BatchLimit { get; private set; }

    /// <summary>The failure that closed the gate; null while it is open.</summary>
    public FlushErrorKind? Reason { get; private set; }

    public TimeSpan Wait
    {
        get
        {
            var left = _closedFor - _time.GetElapsedTime(_closedAt);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public bool MaySend(int running) => HasRoom(running) && Wait == TimeSpan.Zero;

    /// <summary>Whether one more request may run beside those that do.</summary>
    public bool HasRoom(int running) => running < _parallel;

    public void Succeed()
    {
        _failures = 0;
        _serverFailures = 0;
        Reason = null;
        _parallel = Math.Min(_mostParallel, _parallel * 2);
        if (BatchLimit < _mostEvents && ++_successes >= 16)
        {
            _successes = 0;
            BatchLimit = Math.Min(_mostEvents, BatchLimit * 2);
        }
    }

    /// <summary>A request was too large.</summary>
    public void Shrink(int events)
    {
        _successes = 0;
        BatchLimit = Math.Max(1, Math.Min(BatchLimit, events / 2));
    }

    /// <summary>Closes the gate.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="told">How long the server asked to wait.</param>
    /// <param name="startedAt">When the request started: requests that fail together count once.</param>
    /// <returns>For how long.</returns>
    public TimeSpan Fail(FlushErrorKind kind, TimeSpan? told, long startedAt)
    {
        var isNew = Reason is null || startedAt >= _closedAt;
        _failedAt = _time.GetTimestamp();
        _parallel = 1;
        Reason = kind;
        if (isNew)
        {
            _failures++;
            Close(Length(kind, told));
        }
        else if (kind == FlushErrorKind.RateLimited && told is not null && Length(kind, told) is var asked && asked > Wait)
        {
            // It failed together with others, but alone says for how long.
            Close(asked);
        }
        else if (kind == FlushErrorKind.Unavailable)
        {
            // However long after the others it failed: the vendor needs this until a repeat is recognised.
            Delay(_resendDelay);
        }

        return Wait;
    }

    /// <summary>The server answered that it failed: from the third time on, the request is halved, since one event may be the cause.</summary>
    public void NoteServerFailure(int events)
    {
        if (++_serverFailures >= IngestionDefaults.FailuresBeforeHalving)
        {
            Shrink(events);
        }
    }

    /// <summary>Closes the gate for a while without a failure.</summary>
    public void Delay(TimeSpan duration)
    {
        if (duration > Wait)
        {
            Close(duration);
        }
    }

    /// <summary>Lets a request through before its time, unless the server named the time or the last failure is fresh.</summary>
    public void Probe()
    {
        if (Reason is FlushErrorKind.Unavailable or FlushErrorKind.Paused or FlushErrorKind.Worker && _time.GetElapsedTime(_failedAt) >= Longer(IngestionDefaults.FirstBackoff, _resendDelay))
        {
            _closedFor = TimeSpan.Zero;
        }
    }

    private void Close(TimeSpan duration)
    {
        _closedAt = _time.GetTimestamp();
        _closedFor = duration;
    }

    private TimeSpan Length(FlushErrorKind kind, TimeSpan? told)
    {
        if (kind == FlushErrorKind.RateLimited && told is { } asked && asked > TimeSpan.Zero)
        {
            return asked < IngestionDefaults.LongestRetryAfter ? asked : IngestionDefaults.LongestRetryAfter;
        }

        if (kind == FlushErrorKind.Paused)
        {
            return IngestionDefaults.PausedBackoff;
        }

        var seconds = Math.Min(IngestionDefaults.LongestBackoff.TotalSeconds, IngestionDefaults.FirstBackoff.TotalSeconds * Math.Pow(2, Math.Min(_failures - 1, 30)));
#pragma warning disable CA5394 // The jitter spreads load; it guards nothing.
        return Longer(TimeSpan.FromSeconds(seconds * (0.5 + (_random.NextDouble() / 2))), _resendDelay);
#pragma warning restore CA5394
    }

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
