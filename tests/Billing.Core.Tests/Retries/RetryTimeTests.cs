using System;
using System.Linq;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Retries;

public sealed class RetryTimeTests
{
    [Test]
    public void A_Retry_After_beyond_the_remaining_time_ends_the_call_at_once()
    {
        var client = new TestClient(options => options.Timeout = TimeSpan.FromSeconds(20));
        client.Always(client.Server.Answer(429, "", ("Retry-After", "21")));

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.StopReason, error.RetryAfter), Is.EqualTo((StopReason.RetryAfterTooLong, TimeSpan.FromSeconds(21))));
        Assert.That(client.Time.Waits, Is.Empty);
    }

    [Test]
    public void A_Retry_After_beyond_the_elapsed_time_limit_ends_the_call_at_once()
    {
        var client = new TestClient(options => options.Retry = new RetryOptions { MaxElapsedTime = TimeSpan.FromSeconds(5) });
        client.Always(client.Server.Answer(429, "", ("Retry-After", "6")));

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That(error.StopReason, Is.EqualTo(StopReason.RetryAfterTooLong));
    }

    [Test]
    public void No_retry_starts_after_the_elapsed_time_limit()
    {
        var client = new TestClient(options => options.Retry = new RetryOptions { MaxRetries = 100, MaxElapsedTime = TimeSpan.FromSeconds(30) });
        client.Always(client.Server.Answer(503));

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That(error.StopReason, Is.EqualTo(StopReason.TimeSpent));
        Assert.That(client.Time.Waits.Sum(wait => wait.TotalSeconds), Is.InRange(22, 30));
    }

    [Test]
    public void An_elapsed_time_limit_of_zero_means_no_retry()
    {
        var client = new TestClient(options => options.Retry = new RetryOptions { MaxElapsedTime = TimeSpan.Zero });
        client.Always(client.Server.Answer(503));

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.Attempts, error.StopReason), Is.EqualTo((1, StopReason.TimeSpent)));
    }

    [Test]
    public void The_calls_timeout_bounds_attempts_and_waits()
    {
        var client = new TestClient(options => options.Timeout = TimeSpan.FromSeconds(45));
        client.Always(client.TimeOut(30));

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.Limit, error.Duration, error.Attempts, error.StopReason), Is.EqualTo((TimeoutLimit.Call, TimeSpan.FromSeconds(45), 2, StopReason.TimeSpent)));
        Assert.That(client.Time.GetTimestamp(), Is.LessThan(TimeSpan.FromSeconds(62).Ticks));
    }

    [TestCase(1)]
    [TestCase(-1)]
    public async Task A_clock_that_somebody_sets_neither_ends_nor_lengthens_a_call(int days)
    {
        var client = new TestClient();
        client.Server.Answers(503).Then((request, token) =>
        {
            client.Time.ClockShift = TimeSpan.FromDays(days);
            return client.Server.Answer(503)(request, token);
        }).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);
        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => client.Always(client.TimeOut(120)).SendAsync(Operations.Get, new RequestOptions { AttemptTimeout = TimeSpan.FromSeconds(120) }))!;

        Assert.That((client.Server.Attempts, error.Limit, error.Attempts), Is.EqualTo((4, TimeoutLimit.Call, 1)));
    }

    [Test]
    public async Task Without_a_call_limit_only_the_elapsed_time_bounds()
    {
        var client = new TestClient(options =>
        {
            options.Timeout = System.Threading.Timeout.InfiniteTimeSpan;
            options.Retry = new RetryOptions { MaxElapsedTime = TimeSpan.FromHours(1) };
        });
        client.Server.Then(client.TimeOut()).Then(client.TimeOut()).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Attempts, Is.EqualTo(3));
    }
}
