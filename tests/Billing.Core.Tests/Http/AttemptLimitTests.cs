using System;
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
        using var limit = new AttemptLimit(_time, TimeSpan.FromSeconds(1), LimitCause.Call, caller.Token);
        Action[] ends = [caller.Cancel, () => _time.Advance(1)];

        ends[callerIsFirst ? 0 : 1]();
        ends[callerIsFirst ? 1 : 0]();

        Assert.That((limit.Cause, limit.Token.IsCancellationRequested), Is.EqualTo((callerIsFirst ? LimitCause.Caller : LimitCause.Call, true)));
    }

    [Test]
    public void After_its_end_neither_the_clock_nor_a_long_lived_token_holds_it()
    {
        using var application = new CancellationTokenSource();
        var limit = new AttemptLimit(_time, TimeSpan.FromSeconds(1), LimitCause.Attempt, application.Token);

        limit.Dispose();
        var timers = _time.PendingTimers;
        application.Cancel();

        Assert.That((timers, limit.Cause), Is.EqualTo((0, LimitCause.None)));
    }
}
