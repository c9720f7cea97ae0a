using System;

namespace Billing.Runtime;

/// <summary>The time of day, that of the system at the start and counted on from there: a clock that is set while the process lives makes no event old.</summary>
internal sealed class SteadyClock
{
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private readonly long _start;

    public SteadyClock(TimeProvider time)
    {
        _time = time;
        _startedAt = time.GetTimestamp();
        _start = time.GetUtcNow().UtcTicks;
    }

    public long UtcTicks => _start + _time.GetElapsedTime(_startedAt).Ticks;
}
