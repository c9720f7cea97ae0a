using System;
using System.Threading.Tasks;
using Billing.Runtime;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Retries;

public sealed class RetryBudgetTests
{
    private readonly ManualTimeProvider _time = new();

    [Test]
    public void Starts_with_fifty_and_a_floor_of_ten_per_ten_seconds()
    {
        var budget = new RetryBudget(_time);

        Assert.That(Withdraw(budget), Is.EqualTo(60));
        _time.Advance(9.9);
        Assert.That(Withdraw(budget), Is.Zero);
        _time.Advance(0.1);
        Assert.That(Withdraw(budget), Is.EqualTo(10));
        _time.Advance(1000);
        Assert.That(Withdraw(budget), Is.EqualTo(10), "the floor is not saved up");
    }

    [Test]
    public void Ten_successes_pay_for_one_retry()
    {
        var budget = new RetryBudget(_time);
        Withdraw(budget);

        Deposit(budget, 21);

        Assert.That(Withdraw(budget), Is.EqualTo(2));
    }

    [Test]
    public void No_more_than_fifty_are_saved_up()
    {
        var budget = new RetryBudget(_time);

        Deposit(budget, 10_000);

        Assert.That(Withdraw(budget), Is.EqualTo(60));
    }

    [Test]
    public async Task A_server_that_is_down_gets_no_multiple_of_the_load()
    {
        var client = new TestClient(options => options.Retry = new RetryOptions { InitialInterval = TimeSpan.Zero });
        client.Always(client.Server.Answer(503));

        StopReason? last = null;
        for (var i = 0; i < 1000; i++)
        {
            last = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!.StopReason;
        }

        Assert.That(last, Is.EqualTo(StopReason.BudgetSpent));
        Assert.That(client.Server.Attempts, Is.EqualTo(1060));

        client.Always(client.Server.Answer(200, Widget.Json));
        for (var i = 0; i < 10; i++)
        {
            await client.SendAsync(Operations.Get);
        }

        client.Server.Answers(503);
        await client.SendAsync(Operations.Get);
    }

    [Test]
    public void Each_server_has_its_own_budget()
    {
        var client = new TestClient(options => options.ApiKey = "sk_of_neither_server");
        client.Always(client.Server.Answer(503, "", ("Retry-After", "0")));
        Spend(client, new RequestOptions { ServerIndex = 1 });

        var sandbox = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get, new RequestOptions { ServerIndex = 1 }))!;
        var production = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((sandbox.StopReason, production.StopReason), Is.EqualTo((StopReason.BudgetSpent, StopReason.AttemptsSpent)));
    }

    [Test]
    public void Clients_on_the_same_connections_share_the_budget()
    {
        var client = new TestClient();
        var sibling = new TestClient(options => options.HttpClient = client.Options.HttpClient, time: client.Time);
        var stranger = new TestClient(time: client.Time);
        client.Always(client.Server.Answer(503, "", ("Retry-After", "0")));
        stranger.Always(stranger.Server.Answer(503));
        Spend(client, null);

        var shared = Assert.CatchAsync<ApiException>(() => sibling.SendAsync(Operations.Get))!;
        var own = Assert.CatchAsync<ApiException>(() => stranger.SendAsync(Operations.Get))!;

        Assert.That((shared.StopReason, own.StopReason), Is.EqualTo((StopReason.BudgetSpent, StopReason.AttemptsSpent)));
    }

    private static void Spend(TestClient client, RequestOptions? options)
    {
        for (var i = 0; i < 31; i++)
        {
            Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get, options));
        }
    }

    private static int Withdraw(RetryBudget budget)
    {
        var count = 0;
        while (budget.TryWithdraw())
        {
            count++;
        }

        return count;
    }

    private static void Deposit(RetryBudget budget, int successes)
    {
        for (var i = 0; i < successes; i++)
        {
            budget.Deposit();
        }
    }
}
