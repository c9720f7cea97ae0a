using System;
using System.Threading;

namespace Billing.Runtime;

/// <summary>Ends an attempt when its time is up or the caller cancels, and remembers which came first: the two are never confused.</summary>
internal sealed class AttemptLimit : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenRegistration _caller;
    private readonly ITimer? _timer;
    private readonly LimitCause _timeCause;
    private int _cause;

    public AttemptLimit(TimeProvider time, TimeSpan duration, LimitCause cause, CancellationToken caller)
    {
        _timeCause = cause;
        Duration = duration;
        _caller = caller.Register(static state => ((AttemptLimit)state!).End(LimitCause.Caller), this);
        if (duration != Timeout.InfiniteTimeSpan)
        {
            _timer = time.CreateTimer(static state => ((AttemptLimit)state!).EndByTime(), this, duration, Timeout.InfiniteTimeSpan);
        }
    }

    public CancellationToken Token => _source.Token;

    public TimeSpan Duration { get; }

    public LimitCause Cause => (LimitCause)Volatile.Read(ref _cause);

    public void Dispose()
    {
        // A timer that fires while this ends finds a source that still exists: it has no unmanaged part to free.
        _timer?.Dispose();
        _caller.Dispose();
    }

    private void EndByTime() => End(_timeCause);

    private void End(LimitCause cause)
    {
        if (Interlocked.CompareExchange(ref _cause, (int)cause, (int)LimitCause.None) == (int)LimitCause.None)
        {
            _source.Cancel();
        }
    }
}
