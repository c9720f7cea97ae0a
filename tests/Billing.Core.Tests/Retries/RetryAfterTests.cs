using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Retries;

/// <summary>The clock stands at 2026-01-15 12:00:00 UTC, a Thursday.</summary>
[TestFixture("")]
[TestFixture("ar-SA")]
[TestFixture("tr-TR")]
[TestFixture("de-DE")]
public sealed class RetryAfterTests
{
    private readonly string _culture;
    private CultureInfo _before = CultureInfo.InvariantCulture;

    public RetryAfterTests(string culture) => _culture = culture;

    [SetUp]
    public void EnterCulture()
    {
        _before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(_culture);
    }

    [TearDown]
    public void LeaveCulture() => CultureInfo.CurrentCulture = _before;

    [TestCase("1", 1)]
    [TestCase("1.5", 1.5)]
    [TestCase(" 2 ", 2)]
    [TestCase("0", 0)]
    [TestCase("60", 60)]
    [TestCase("Thu, 15 Jan 2026 12:00:30 GMT", 30)]
    [TestCase("Thursday, 15-Jan-26 12:00:30 GMT", 30)]
    [TestCase("Thu Jan 15 12:00:30 2026", 30)]
    public async Task A_readable_Retry_After_is_waited_for_exactly(string text, double seconds)
    {
        var client = await RetryOnceAsync(("Retry-After", text));

        Assert.That(client.Time.Waits.Sum(wait => wait.TotalSeconds), Is.EqualTo(seconds));
    }

    [TestCase("-5")]
    [TestCase("-0.5")]
    [TestCase("Thu, 15 Jan 2026 11:59:30 GMT")]
    [TestCase("Sunday, 06-Nov-94 08:49:37 GMT")]
    [TestCase("Sun Nov  6 08:49:37 1994")]
    [TestCase("soon")]
    [TestCase("NaN")]
    [TestCase("1,5")]
    [TestCase("1e3")]
    [TestCase("١")]
    [TestCase("")]
    [TestCase("2026-01-15T12:00:30Z, or later")]
    public async Task An_unreadable_or_past_Retry_After_falls_back_to_the_computed_wait(string text)
    {
        var client = await RetryOnceAsync(("Retry-After", text));

        Assert.That(client.Time.Waits.Single().TotalSeconds, Is.InRange(0.249, 0.5));
    }

    [TestCase("3000000")]
    [TestCase("99999999999999999999999999999999999999")]
    [TestCase("61")]
    [TestCase("60.001")]
    [TestCase("Fri, 16 Jan 2026 12:00:00 GMT")]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT")]
    public void A_Retry_After_above_a_minute_ends_the_call_with_the_error_at_once(string text)
    {
        // There would be time enough to wait.
        var client = new TestClient(options =>
        {
            options.Timeout = TimeSpan.FromDays(20);
            options.Retry = new RetryOptions { MaxElapsedTime = TimeSpan.MaxValue };
        });
        client.Always(client.Server.Answer(429, "", ("Retry-After", text)));

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.StatusCode, error.Attempts, error.StopReason), Is.EqualTo((429, 1, StopReason.RetryAfterTooLong)));
        Assert.That(error.RetryAfter, Is.GreaterThan(TimeSpan.FromMinutes(1)));
        Assert.That(client.Time.Waits, Is.Empty);
    }

    [Test]
    public async Task Of_two_headers_the_longer_wait_counts()
    {
        var client = await RetryOnceAsync(("Retry-After", "2"), ("Retry-After", "3"));

        Assert.That(client.Time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(3) }));
    }

    [TestCase("retry-after-ms", "1500", 1.5)]
    [TestCase("Retry-After-scoped", "4", 4)]
    [TestCase("retry-after-scoped", "Thu, 15 Jan 2026 12:00:04 GMT", 4)]
    public async Task Other_names_of_the_header_are_read_too(string name, string value, double seconds)
    {
        var client = await RetryOnceAsync((name, value));

        Assert.That(client.Time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(seconds) }));
    }

    [Test]
    public async Task A_header_of_another_vendor_is_not_read()
    {
        var client = await RetryOnceAsync(("Retry-After-other", "4"));

        Assert.That(client.Time.Waits.Single(), Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_broken_body_does_not_hide_the_header()
    {
        var client = new TestClient();
        client.Server.Then(client.Server.BreakInBody(503, "{\"mess", ("Retry-After", "9"))).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(9) }));
    }

    private static async Task<TestClient> RetryOnceAsync(params (string Name, string Value)[] headers)
    {
        var client = new TestClient();
        client.Server.Answers(503, "", headers).Answers(200, Widget.Json);
        await client.SendAsync(Operations.Get);
        return client;
    }
}
