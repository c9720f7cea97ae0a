using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Testing;

/// <summary>A clock on which waits pass at once and are remembered; limits never pass.</summary>
public sealed class SkippingTime : TimeProvider
{
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
        if (state is Task)
        {
            Waits.Add(dueTime);
            _now += dueTime.Ticks;
            callback(state);
        }

        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
