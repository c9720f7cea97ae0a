using System;
using System.Linq;
using System.Threading.Tasks;
using Billing.Runtime;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Retries;

public sealed class BackoffTests
{
    [TestCase(0, 0.5)]
    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(4, 8)]
    [TestCase(5, 8)]
    [TestCase(2000, 8)]
    public void Waits_between_half_and_the_whole_of_the_grown_interval(int retry, double seconds)
    {
        var options = new RetryOptions();

        var waits = Enumerable.Range(0, 500).Select(_ => Backoff.Compute(options, retry).TotalSeconds).ToList();

        Assert.That(waits, Is.All.InRange(seconds / 2, seconds));
        Assert.That(waits.Distinct().Count(), Is.GreaterThan(400), "callers must not come back all at once");
        Assert.That(waits.Min(), Is.LessThan(seconds * 0.55));
        Assert.That(waits.Max(), Is.GreaterThan(seconds * 0.95));
    }

    [Test]
    public void Grows_by_the_exponent_from_the_first_interval()
    {
        var options = new RetryOptions { InitialInterval = TimeSpan.FromSeconds(1), Exponent = 3, MaxInterval = TimeSpan.FromMinutes(1) };

        Assert.That(Backoff.Compute(options, 3).TotalSeconds, Is.InRange(13.5, 27));
    }

    [Test]
    public void Extreme_options_give_a_wait_and_no_overflow()
    {
        var options = new RetryOptions { InitialInterval = TimeSpan.MaxValue, MaxInterval = TimeSpan.MaxValue, Exponent = 1e300 };

        Assert.That(Backoff.Compute(options, 1000), Is.GreaterThan(TimeSpan.Zero));
        Assert.That(Backoff.Compute(options with { InitialInterval = TimeSpan.Zero }, 0), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task The_call_waits_as_computed_and_not_before_the_first_attempt()
    {
        var client = new TestClient(options => options.Retry = new RetryOptions { MaxRetries = 6 });
        for (var i = 0; i < 6; i++)
        {
            client.Server.Answers(503);
        }

        await client.Always(client.Server.Answer(200, Widget.Json)).SendAsync(Operations.Get);

        var waits = client.Time.Waits.Select(wait => wait.TotalSeconds).ToList();
        var grown = new[] { 0.5, 1, 2, 4, 8, 8 };
        Assert.That(waits, Has.Count.EqualTo(6));
        for (var i = 0; i < 6; i++)
        {
            // The timer counts whole milliseconds.
            Assert.That(waits[i], Is.InRange((grown[i] / 2) - 0.001, grown[i]), $"wait {i}");
        }
    }

    [Test]
    public async Task A_success_waits_for_nothing()
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Time.Waits, Is.Empty);
        Assert.That(client.Time.PendingTimers, Is.Zero, "no limit is left behind");
    }

    [TestCase("503")]
    [TestCase("broken")]
    public async Task Where_the_key_is_not_claimed_at_once_an_ambiguous_failure_waits_until_the_first_request_must_have_ended(string fault)
    {
        var client = new TestClient();
        client.Server.Then(fault == "503" ? client.Server.Answer(503) : client.Server.BreakAfterSending()).Answers(200, Widget.Json);

        await client.SendAsync(Operations.TrackSlowly);

        Assert.That(client.Time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(5) }));
    }

    [Test]
    public async Task Where_nothing_was_done_it_does_not_wait_longer()
    {
        var client = new TestClient();
        client.Server.Answers(429).Then(ScriptedServer.BreakBeforeSending()).Answers(200, Widget.Json);

        await client.SendAsync(Operations.TrackSlowly);

        Assert.That(client.Time.Waits, Is.All.LessThanOrEqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_longer_Retry_After_is_kept_where_the_key_is_not_claimed_at_once()
    {
        var client = new TestClient();
        client.Server.Answers(503, "", ("Retry-After", "7")).Answers(503, "", ("Retry-After", "2")).Answers(200, Widget.Json);

        await client.SendAsync(Operations.TrackSlowly);

        Assert.That(client.Time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(5) }));
    }
}
