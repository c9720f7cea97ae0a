using System;
using System.Diagnostics;
using System.Threading;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>The real clock; it remembers when a timer first rang.</summary>
public sealed class RecordingTime : TimeProvider
{
    private long _rang;

    /// <summary>When; null when none did.</summary>
    public long? Rang => Volatile.Read(ref _rang) is var at and > 0 ? at : null;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(
        given =>
        {
            Interlocked.CompareExchange(ref _rang, Stopwatch.GetTimestamp(), 0);
            callback(given);
        },
        state,
        dueTime,
        period);
}
