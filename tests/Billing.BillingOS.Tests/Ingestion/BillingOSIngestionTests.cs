using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.BillingOS.Tests.Behaviour;
using Billing.Testing;

namespace Billing.BillingOS.Tests.Ingestion;

public sealed class BillingOSIngestionTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Sends_usage_with_its_key()
    {
        using var wire = new Wire().Answers(201, Clients.Tracked);
        await using var ingestion = On(wire);
        var usage = Clients.Usage();
        var receipt = ingestion.Track(usage);
        usage.Quantity = 500;
        var result = await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((result.Accepted, result.Error, wire.Last.Url), Is.EqualTo((1L, (FlushError?)null, Clients.Sandbox + "/v1/usage/track")));
        Assert.That(wire.Last.Body, Is.EqualTo("{\"customer_id\":\"user_123\",\"feature_key\":\"api_calls\",\"quantity\":1,\"idempotency_key\":\"" + receipt.IdempotencyKey + "\"}"));
        Assert.That(usage.IdempotencyKey, Is.Null, "the caller's object stays as it is");
    }

    [TestCase(400, "VAL_INVALID_INPUT", "quota_exceeded", "quota_exceeded")]
    [TestCase(400, "VAL_INVALID_INPUT", "subscription_inactive", "subscription_inactive")]
    [TestCase(400, "VAL_INVALID_INPUT", "Something else", "VAL_INVALID_INPUT")]
    [TestCase(404, "RES_NOT_FOUND", "Customer not found", "RES_NOT_FOUND")]
    public async Task A_refusal_is_a_rejection_with_its_reason_and_the_next_is_sent(int status, string code, string message, string reason)
    {
        using var wire = new Wire().Answers(status, Clients.ErrorBody(code, message)).Answers(201, Clients.Tracked);
        var told = new List<UsageRejection>();
        await using var ingestion = On(wire, options => options.OnRejected = told.Add);
        ingestion.Track(Clients.Usage("a"));
        ingestion.Track(Clients.Usage("b"));
        var result = await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((result.Accepted, result.Rejected), Is.EqualTo((1L, 1L)));
        Assert.That(told.Select(one => (one.Event.IdempotencyKey, one.Reason, one.Message)), Is.EqualTo(new[] { ("a", reason, message) }));
    }

    [Test]
    public async Task An_address_that_is_wrong_rejects_nothing()
    {
        using var wire = new Wire().AlwaysAnswers(404, "<html>Not here</html>");
        await using var ingestion = On(wire, options => options.ShutdownTimeout = TimeSpan.Zero);
        ingestion.Track(Clients.Usage());
        var result = await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((result.Error?.Kind, ingestion.Books.Pending, ingestion.Books.Rejected), Is.EqualTo((FlushErrorKind.Paused, 1L, 0L)));
    }

    [Test]
    public async Task Usage_older_than_a_day_is_held()
    {
        using var wire = new Wire();
        var time = new SkippingTime();
        var held = new List<UsageEvent>();
        await using var ingestion = On(wire, options => (options.TimeProvider, options.OnHeld) = (time, held.Add));
        ingestion.Track(Clients.Usage("old"));
        await Task.Delay(TimeSpan.FromHours(24), time);
        await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((ingestion.Books.Held, held.Single().IdempotencyKey, wire.Sent.Count), Is.EqualTo((1L, "old", 0)));
    }

    [Test]
    public async Task A_repeat_comes_no_sooner_than_the_vendor_can_recognise_it()
    {
        using var wire = new Wire().Breaks().Answers(201, Clients.Tracked);
        var time = new SkippingTime();
        await using var ingestion = On(wire, options => (options.TimeProvider, options.Retry) = (time, RetryOptions.None));
        ingestion.Track(Clients.Usage());
        Assert.That((await ingestion.FlushAsync().WaitAsync(Guard)).Error?.NextAttempt, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Waits_for_room_when_asked_to()
    {
        using var wire = new Wire().AlwaysAnswers(201, Clients.Tracked);
        await using var ingestion = On(wire);
        Assert.That((await ingestion.TrackAsync(Clients.Usage("a")).WaitAsync(Guard)).IdempotencyKey, Is.EqualTo("a"));
    }

    [Test]
    public void Refuses_at_once_what_could_never_be_sent()
    {
        using var wire = new Wire();
        using var ingestion = On(wire);
        Assert.Throws<ArgumentNullException>(() => ingestion.Track(null!));
        Assert.Throws<InvalidRequestException>(() => ingestion.Track(new TrackUsageRequest { CustomerId = "c", FeatureKey = "f", Quantity = 0 }));
        using var environment = new EnvironmentScope(("BILLINGOS_SECRET_KEY", null));
        Assert.Throws<ArgumentException>(() => new BillingOSIngestion());
        Assert.Throws<ArgumentNullException>(() => new BillingOSIngestion(null!));
    }

    private static BillingOSIngestion On(Wire wire, Action<BillingOSIngestionOptions>? change = null)
    {
        var options = new BillingOSIngestionOptions { SecretKey = Clients.Key, HttpClient = wire.Client, TimeProvider = new SkippingTime(), AutoBatch = false, MaxParallelRequests = 1 };
        change?.Invoke(options);
        return new BillingOSIngestion(options);
    }
}
