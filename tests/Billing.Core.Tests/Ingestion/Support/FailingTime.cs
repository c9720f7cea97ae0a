using System;
using System.Threading;

namespace Billing.Core.Tests.Ingestion.Support;

/// <summary>The system's clock, whose timers fail a few times.</summary>
internal sealed class FailingTime : TimeProvider
{
    private int _failures;

    public int Failures
    {
        get => Volatile.Read(ref _failures);
        set => Volatile.Write(ref _failures, value);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Interlocked.Decrement(ref _failures) >= 0 ? throw new InvalidOperationException("The clock fails.") : base.CreateTimer(callback, state, dueTime, period);
}
