using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Effects;

/// <summary>
/// The system's clock, on which the waits between attempts pass at once and count in full; limits run in real time.
/// One per call: it also gives the call a retry budget of its own.
/// </summary>
internal sealed class ShortWaits : TimeProvider
{
    private long _skipped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Volatile.Read(ref _skipped);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // The state of Task.Delay is its task; that of a limit is not.
        if (state is not Task)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }

        Interlocked.Add(ref _skipped, dueTime.Ticks);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
