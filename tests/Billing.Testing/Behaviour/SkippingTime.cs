using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Testing;

/// <summary>A clock on which waits pass at once and are remembered; limits pass when the test says so.</summary>
public sealed class SkippingTime : TimeProvider
{
    private readonly List<Limit> _limits = new();
    private long _now;

    /// <summary>When the clock begins.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The length of each wait.</summary>
    public List<TimeSpan> Waits { get; } = new();

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => _now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Start.AddTicks(_now);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);

        // The state of Task.Delay is its task; that of a limit is not.
        var limit = new Limit(_limits, () => callback(state));
        if (state is Task)
        {
            limit.Dispose();
            Waits.Add(dueTime);
            _now += dueTime.Ticks;
            callback(state);
        }

        return limit;
    }

    /// <summary>Lets every limit pass that runs now.</summary>
    public void PassLimits()
    {
        Limit[] running;
        lock (_limits)
        {
            running = _limits.ToArray();
        }

        foreach (var limit in running)
        {
            limit.Pass();
        }
    }

    private sealed class Limit : ITimer
    {
        private readonly List<Limit> _running;

        public Limit(List<Limit> running, Action pass)
        {
            _running = running;
            Pass = pass;
            lock (running)
            {
                running.Add(this);
            }
        }

        public Action Pass { get; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            lock (_running)
            {
                _running.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
