using System;
using System.Threading;

namespace Billing.Runtime;

/// <summary>
/// Ends a step of a call when its time is up or the caller cancels, and remembers which came first: the two are never confused.
/// On the system's clock a limit that was not reached serves again, with its source and timer.
/// </summary>
internal sealed class AttemptLimit : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _caller;
    private ITimer? _timer;
    private LimitCause _timeCause;
    private bool _isReusable;
    private int _cause;

    private AttemptLimit()
    {
    }

    public CancellationToken Token => _source.Token;

    public LimitCause Cause
    {
        get
        {
            if (_source.IsCancellationRequested)
            {
                Settle(_timeCause);
            }

            return (LimitCause)Volatile.Read(ref _cause);
        }
    }

    /// <summary>Begins a limit.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="duration">How long the step may take.</param>
    /// <param name="cause">What it means when the time is up.</param>
    /// <param name="caller">The caller's token.</param>
    /// <param name="isShown">Whether the application's code sees the token, and so might keep it for longer than the step.</param>
    /// <returns>The limit, until it is disposed of.</returns>
    public static AttemptLimit Begin(TimeProvider time, TimeSpan duration, LimitCause cause, CancellationToken caller, bool isShown)
    {
        var limit = isShown ? new AttemptLimit() : AttemptLimitPool.Rent() ?? new AttemptLimit();
        limit._isReusable = !isShown;
        limit._timeCause = cause;
        limit._caller = caller.Register(static state => ((AttemptLimit)state!).EndByCaller(), limit);
        if (duration != Timeout.InfiniteTimeSpan)
        {
            limit.Arm(time, duration);
        }

        return limit;
    }

    public void Dispose()
    {
        // A timer that fires while this ends finds a source that still exists: it has no unmanaged part to free.
        _timer?.Dispose();
        _caller.Dispose();
        // A limit that waits for its next use must not keep what the caller hangs on its token.
        _caller = default;
#if NET8_0_OR_GREATER
        if (_isReusable && _timer is null && _source.TryReset())
        {
            AttemptLimitPool.Return(this);
        }
        else
        {
            // The source's own timer would keep it, and end it for whoever still has its token.
            _source.CancelAfter(Timeout.InfiniteTimeSpan);
        }
#endif
    }

    private void Arm(TimeProvider time, TimeSpan duration)
    {
#if NET8_0_OR_GREATER
        if (ReferenceEquals(time, TimeProvider.System))
        {
            _source.CancelAfter(duration);
            return;
        }
#endif
        _timer = time.CreateTimer(static state => ((AttemptLimit)state!)._source.Cancel(), this, duration, Timeout.InfiniteTimeSpan);
    }

    private void EndByCaller()
    {
        Settle(_source.IsCancellationRequested ? _timeCause : LimitCause.Caller);
        _source.Cancel();
    }

    private void Settle(LimitCause cause) => Interlocked.CompareExchange(ref _cause, (int)cause, (int)LimitCause.None);
}
