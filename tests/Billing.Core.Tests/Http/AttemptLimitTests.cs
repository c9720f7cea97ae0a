using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Http;

public sealed class AttemptLimitTests
{
    private readonly ManualTimeProvider _time = new();

    [Test]
    public void What_ends_it_first_is_its_cause([Values] bool callerIsFirst)
    {
        using var caller = new CancellationTokenSource();
        using var limit = AttemptLimit.Begin(_time, TimeSpan.FromSeconds(1), LimitCause.Call, caller.Token, isShown: false);
        Action[] ends = [caller.Cancel, () => _time.Advance(1)];

        ends[callerIsFirst ? 0 : 1]();
        ends[callerIsFirst ? 1 : 0]();

        Assert.That((limit.Cause, limit.Token.IsCancellationRequested), Is.EqualTo((callerIsFirst ? LimitCause.Caller : LimitCause.Call, true)));
    }

    [Test]
    public void After_its_end_neither_the_clock_nor_a_long_lived_token_holds_it()
    {
        using var application = new CancellationTokenSource();
        var limit = AttemptLimit.Begin(_time, TimeSpan.FromSeconds(1), LimitCause.Attempt, application.Token, isShown: false);

        limit.Dispose();
        var timers = _time.PendingTimers;
        application.Cancel();

        Assert.That((timers, limit.Cause), Is.EqualTo((0, LimitCause.None)));
    }

    [Test]
    public void What_was_reached_never_serves_again([Values] bool byCaller)
    {
        for (var round = 0; round < 50; round++)
        {
            using var caller = new CancellationTokenSource();
            var reached = AttemptLimit.Begin(TimeProvider.System, byCaller ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, LimitCause.Attempt, caller.Token, isShown: false);
            if (byCaller)
            {
                caller.Cancel();
            }

            Assert.That(reached.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(10)), Is.True);
            reached.Dispose();
            using var next = AttemptLimit.Begin(TimeProvider.System, TimeSpan.FromHours(1), LimitCause.Attempt, CancellationToken.None, isShown: false);
            Assert.That((next.Token.IsCancellationRequested, next.Cause), Is.EqualTo((false, LimitCause.None)));
        }
    }

    [Test]
    public void A_token_that_the_application_saw_does_not_end_after_its_step()
    {
        var seen = AttemptLimit.Begin(TimeProvider.System, TimeSpan.FromMilliseconds(200), LimitCause.Attempt, CancellationToken.None, isShown: true);
        var kept = seen.Token;

        seen.Dispose();

        Assert.That(kept.WaitHandle.WaitOne(TimeSpan.FromSeconds(1)), Is.False);
    }

    [Test]
    public void A_limit_that_waits_for_its_next_use_keeps_nothing_of_its_caller()
    {
        var callers = new WeakReference[20];
        for (var i = 0; i < callers.Length; i++)
        {
            callers[i] = BeginAndEnd();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(callers, Has.None.Property(nameof(WeakReference.IsAlive)).True);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference BeginAndEnd()
    {
        var state = new object();
        var caller = new CancellationTokenSource();
        caller.Token.Register(static _ => { }, state);
        AttemptLimit.Begin(TimeProvider.System, TimeSpan.FromHours(1), LimitCause.Attempt, caller.Token, isShown: false).Dispose();
        return new WeakReference(state);
    }

    [Test]
    public void A_token_that_the_application_saw_is_its_own()
    {
        var seen = AttemptLimit.Begin(TimeProvider.System, TimeSpan.FromHours(1), LimitCause.Attempt, CancellationToken.None, isShown: true);
        var kept = seen.Token;
        seen.Dispose();
        for (var round = 0; round < 50; round++)
        {
            using var caller = new CancellationTokenSource();
            using var next = AttemptLimit.Begin(TimeProvider.System, TimeSpan.FromHours(1), LimitCause.Attempt, caller.Token, isShown: false);
            caller.Cancel();
        }

        Assert.That(kept.IsCancellationRequested, Is.False);
    }
}
