using System;

namespace Billing.Core.Tests.Ingestion.Support;

/// <summary>The system's clock, until it dies.</summary>
internal sealed class DeadTime : TimeProvider
{
    private volatile bool _isDead;

    public bool IsDead
    {
        get => _isDead;
        set => _isDead = value;
    }

    public override long GetTimestamp() => _isDead ? throw new InvalidOperationException("The clock is dead.") : base.GetTimestamp();

    public override System.Threading.ITimer CreateTimer(System.Threading.TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _isDead ? throw new InvalidOperationException("The clock is dead.") : base.CreateTimer(callback, state, dueTime, period);
}
