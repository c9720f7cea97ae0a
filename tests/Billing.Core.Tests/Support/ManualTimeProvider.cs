using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Core.Tests.Support;

/// <summary>A clock that moves when told. Waits (<c>Task.Delay</c>) may pass by themselves; limits never do.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<ManualTimer> _timers = new();
    private readonly List<TimeSpan> _waits = new();
    private long _now;

    public static DateTimeOffset Start { get; } = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whether a wait moves the clock by its length and ends at once.</summary>
    public bool SkipsWaits { get; set; }

    /// <summary>Called when a wait begins, before it is skipped.</summary>
    public Action? OnWait { get; set; }

    /// <summary>The length of each wait that was begun.</summary>
    public IReadOnlyList<TimeSpan> Waits => _waits;

    public int PendingTimers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    /// <summary>How far somebody has set the clock of the machine; waits and limits must not notice.</summary>
    public TimeSpan ClockShift { get; set; }

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(GetTimestamp()) + ClockShift;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state), dueTime < TimeSpan.Zero ? long.MaxValue : GetTimestamp() + dueTime.Ticks);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        var isWait = state is Task && dueTime >= TimeSpan.Zero;
        if (isWait)
        {
            _waits.Add(dueTime);
            OnWait?.Invoke();
        }

        Advance(isWait && SkipsWaits ? dueTime : TimeSpan.Zero);
        return timer;
    }

    /// <summary>Moves the clock and runs the timers that are due, in order.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetTimestamp() + by.Ticks;
        while (TakeDue(end) is { } timer)
        {
            Interlocked.Exchange(ref _now, Math.Max(_now, timer.Due));
            timer.Fire();
        }

        Interlocked.Exchange(ref _now, Math.Max(_now, end));
    }

    public void Advance(double seconds) => Advance(TimeSpan.FromSeconds(seconds));

    private ManualTimer? TakeDue(long end)
    {
        lock (_lock)
        {
            var timer = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (timer is not null)
            {
                _timers.Remove(timer);
            }

            return timer;
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class ManualTimer : ITimer
    {
        private readonly ManualTimeProvider _time;
        private readonly Action _callback;

        public ManualTimer(ManualTimeProvider time, Action callback, long due)
        {
            _time = time;
            _callback = callback;
            Due = due;
        }

        public long Due { get; }

        public void Fire() => _callback();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => _time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
