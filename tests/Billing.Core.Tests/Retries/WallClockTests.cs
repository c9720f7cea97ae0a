using System;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Retries;

/// <summary>Somebody sets the clock in the middle of a call. Waits and limits do not look at it.</summary>
[TestFixture(-1)]
[TestFixture(1)]
public sealed class WallClockTests(int days)
{
    private readonly TimeSpan _jump = TimeSpan.FromDays(days);

    [Test]
    public async Task Waits_stay_what_they_are()
    {
        var client = new TestClient();
        client.Time.OnWait = () => client.Time.ClockShift += _jump;
        client.Server.Then(SetClock(client, client.Server.Answer(503, "", ("Retry-After", "7")))).Then(SetClock(client, client.Server.Answer(503))).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Time.Waits, Has.Count.EqualTo(2));
        Assert.That(client.Time.Waits[0].TotalSeconds, Is.EqualTo(7));
        Assert.That(client.Time.Waits[1].TotalSeconds, Is.InRange(0.5, 1));
        Assert.That(client.Time.GetTimestamp(), Is.EqualTo((client.Time.Waits[0] + client.Time.Waits[1]).Ticks));
    }

    [Test]
    public async Task No_limit_passes_by_it()
    {
        var client = new TestClient();
        client.Server.Then(SetClock(client, client.Server.Answer(200, Widget.Json)));

        Assert.That((await client.SendAsync(Operations.Get)).Id, Is.EqualTo("wid_1"));
    }

    [Test]
    public void Every_limit_passes_in_spite_of_it()
    {
        var client = new TestClient(options => options.Timeout = TimeSpan.FromSeconds(45));
        client.Always(SetClock(client, client.TimeOut()));

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.Limit, error.Attempts), Is.EqualTo((TimeoutLimit.Call, 2)));
        Assert.That(client.Time.GetTimestamp(), Is.LessThan(TimeSpan.FromSeconds(62).Ticks));
    }

    [Test]
    public void The_retry_budget_is_not_filled_by_it()
    {
        var time = new ManualTimeProvider();
        var budget = new RetryBudget(time);
        while (budget.TryWithdraw())
        {
        }

        time.ClockShift = _jump;
        Assert.That(budget.TryWithdraw(), Is.False);
        time.Advance(10);
        Assert.That(budget.TryWithdraw());
    }

    private ScriptedServer.Step SetClock(TestClient client, ScriptedServer.Step step) => (request, cancellationToken) =>
    {
        client.Time.ClockShift += _jump;
        return step(request, cancellationToken);
    };
}
