using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Http;

public sealed class TimeoutTests
{
    [Test]
    public void The_attempt_limit_is_reported_after_the_retries()
    {
        var client = new TestClient(options => options.AttemptTimeout = TimeSpan.FromSeconds(12.5));
        client.Always(client.TimeOut(12.5));

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Limit, error.Duration, error.Attempts, error.LastStatus), Is.EqualTo((TimeoutLimit.Attempt, TimeSpan.FromSeconds(12.5), 3, (int?)null)));
        Assert.That((error.Effect, error.StopReason, client.Server.HasHung), Is.EqualTo((Effect.Unknown, StopReason.AttemptsSpent, false)));
        Assert.That(error.Message, Does.Contain("Widgets_Create").And.Contain("12.5 s").And.Contain("3 attempts"));
    }

    [Test]
    public void The_limit_covers_the_body()
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        client.Always(client.Server.StallInBody(200, "{\"id\":", () => client.Time.Advance(30)));

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Limit, error.LastStatus, error.Effect, client.Server.HasHung), Is.EqualTo((TimeoutLimit.Attempt, (int?)200, Effect.Applied, false)));
    }

    [Test]
    public void The_last_status_may_be_of_an_earlier_attempt()
    {
        var client = new TestClient();
        client.Server.Answers(503).Then(client.TimeOut()).Then(client.TimeOut());

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Get))!;

        Assert.That(error.LastStatus, Is.EqualTo(503));
    }

    [Test]
    public void The_call_limit_wins_where_it_is_shorter()
    {
        var client = new TestClient(options => options.Timeout = TimeSpan.FromSeconds(10));
        client.Always(client.TimeOut(10));

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Limit, error.Duration, error.Attempts, error.StopReason), Is.EqualTo((TimeoutLimit.Call, TimeSpan.FromSeconds(10), 1, StopReason.TimeSpent)));
    }

    [Test]
    public void The_applications_own_HttpClient_timeout_is_a_timeout_too()
    {
        var client = new TestClient(options =>
        {
            options.HttpClient!.Timeout = TimeSpan.FromMilliseconds(1);
            options.Retry = RetryOptions.None;
        });
        client.Always(client.Server.Stall(() => { }));

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Limit, error.Duration, error.Effect), Is.EqualTo((TimeoutLimit.HttpClient, TimeSpan.FromMilliseconds(1), Effect.Unknown)));
    }

    [Test]
    public async Task The_applications_own_HttpClient_timeout_is_retried()
    {
        var client = new TestClient();
        client.Server.Then((_, _) => throw new TaskCanceledException("timeout", new TimeoutException())).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task An_infinite_limit_starts_no_timer()
    {
        var client = new TestClient(options => options.AttemptTimeout = options.Timeout = Timeout.InfiniteTimeSpan);
        var timers = -1;
        client.Server.Then((_, _) =>
        {
            timers = client.Time.PendingTimers;
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(Widget.Json) });
        });

        await client.SendAsync(Operations.Get);

        Assert.That(timers, Is.Zero);
    }

    [Test]
    public async Task An_answer_just_before_the_limit_counts()
    {
        var client = new TestClient();
        client.Server.Then((request, token) =>
        {
            client.Time.Advance(29.999);
            return client.Server.Answer(200, Widget.Json)(request, token);
        });

        var widget = await client.SendAsync(Operations.Get);

        Assert.That(widget.Id, Is.EqualTo("wid_1"));
    }

    [TestCase(0)]
    [TestCase(-2)]
    [TestCase(30L * 24 * 60 * 60 * 1000)]
    public void A_limit_that_is_none_is_refused_by_constructor_and_call(long milliseconds)
    {
        var limit = TimeSpan.FromMilliseconds(milliseconds);
        var client = new TestClient();

        Assert.Multiple(() =>
        {
            Assert.That(Assert.Throws<ArgumentOutOfRangeException>(() => _ = new TestClient(options => options.AttemptTimeout = limit))!.ParamName, Is.EqualTo("AttemptTimeout"));
            Assert.That(Assert.Throws<ArgumentOutOfRangeException>(() => _ = new TestClient(options => options.Timeout = limit))!.ParamName, Is.EqualTo("Timeout"));
            Assert.That(Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.SendAsync(Operations.Get, new RequestOptions { AttemptTimeout = limit }))!.ParamName, Is.EqualTo("AttemptTimeout"));
            Assert.That(Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.SendAsync(Operations.Get, new RequestOptions { Timeout = limit }))!.ParamName, Is.EqualTo("Timeout"));
        });
    }
}
