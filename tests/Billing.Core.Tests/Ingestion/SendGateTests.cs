using System;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

public sealed class SendGateTests
{
    private static readonly TimeSpan ResendDelay = TimeSpan.FromSeconds(5);
    private readonly ManualTimeProvider _time = new();

    [Test]
    public void A_request_that_fails_long_after_another_is_repeated_no_sooner_than_the_vendor_recognises_it([Values(3, 7, 60)] double seconds)
    {
        var gate = Gate();
        var started = Start();
        gate.Fail(FlushErrorKind.Unavailable, null, started);

        _time.Advance(seconds);
        gate.Fail(FlushErrorKind.Unavailable, null, started);

        Assert.That(gate.Wait, Is.GreaterThanOrEqualTo(ResendDelay));
    }

    [Test]
    public void Nobody_looks_before_that_either()
    {
        var gate = Gate();
        var started = Start();
        for (var failure = 0; failure < 10; failure++)
        {
            gate.Fail(FlushErrorKind.Unavailable, null, _time.GetTimestamp());
        }

        _time.Advance(20);
        gate.Fail(FlushErrorKind.Unavailable, null, started);
        gate.Probe();
        Assert.That(gate.MaySend(0), Is.False);

        _time.Advance(5);
        gate.Probe();
        Assert.That(gate.MaySend(0), Is.True);
    }

    [Test]
    public void Requests_that_fail_together_count_once()
    {
        var (together, one) = (Gate(), Gate());
        var started = Start();
        one.Fail(FlushErrorKind.Unavailable, null, started);
        for (var failure = 0; failure < 10; failure++)
        {
            together.Fail(FlushErrorKind.Unavailable, null, started);
        }

        Assert.That((one.Wait, together.Wait), Is.EqualTo((ResendDelay, ResendDelay)));
    }

    /// <summary>When requests started that fail a second later.</summary>
    private long Start()
    {
        var started = _time.GetTimestamp();
        _time.Advance(1);
        return started;
    }

    private SendGate Gate() => new(_time, mostParallel: 4, mostEvents: 1, ResendDelay);
}
