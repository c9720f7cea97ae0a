using System;
using System.Threading;

namespace Billing.Faults.Child;

/// <summary>A clock on the wall that is set now and then, up to a day back or forth. Durations stay true.</summary>
internal sealed class JumpingTime(Random random) : TimeProvider
{
    private readonly Lock _lock = new();
    private TimeSpan _offset = Jump(random);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            _offset = random.Next(200) == 0 ? Jump(random) : _offset;
            return base.GetUtcNow() + _offset;
        }
    }

    private static TimeSpan Jump(Random random) => TimeSpan.FromSeconds(random.Next(-86_400, 86_400));
}
