using System;

namespace Billing.Core.Tests.Ingestion.Support;

/// <summary>A clock whose time of day somebody sets, while its count of time goes on.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private long _now = TimeSpan.FromHours(1).Ticks;

    public TimeSpan Jump { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero).AddTicks(_now) + Jump;

    public void Advance(double seconds) => _now += TimeSpan.FromSeconds(seconds).Ticks;
}
