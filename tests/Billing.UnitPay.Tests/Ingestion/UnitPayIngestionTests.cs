using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Billing.Emulator;
using Billing.Testing;
using Billing.UnitPay.Tests.Behaviour;

namespace Billing.UnitPay.Tests.Ingestion;

public sealed class UnitPayIngestionTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Sends_a_batch_with_key_time_and_quantity_of_each_event()
    {
        using var wire = new Wire().Answers(200, "{\"accepted\":2,\"rejected\":0}");
        await using var ingestion = On(wire);
        var usage = new TrackEvent { CustomerId = "cus_1", EventName = "gen", Properties = new() { ["model"] = "m", ["huge"] = 1.5e40 } };
        var receipt = ingestion.Track(usage);
        usage.Properties["model"] = "changed";
        ingestion.Track(new TrackEvent { CustomerId = "cus_2", EventName = "gen", Quantity = 2.50m, IdempotencyKey = "own", Timestamp = new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)) });
        var result = await ingestion.FlushAsync().WaitAsync(Guard);

        Assert.That((result.Accepted, result.Rejected, result.Error), Is.EqualTo((2L, 0L, (FlushError?)null)));
        Assert.That(receipt.IdempotencyKey, Does.StartWith("svc1-").And.Length.EqualTo(37));
        Assert.That((receipt.Timestamp, receipt.Storage), Is.EqualTo((SkippingTime.Start, EventStorage.Memory)));
        Assert.That(wire.Last.Url, Is.EqualTo("https://api.useunitpay.com/v1/usage/track"));
        Assert.That((wire.Last["x-api-key"], wire.Last["Idempotency-Key"]), Is.EqualTo((Clients.Key, wire.Last["Idempotency-Key"])).And.Not.EqualTo((Clients.Key, (string?)null)));
        Assert.That(wire.Last.Body, Is.EqualTo(
            "{\"events\":[{\"customerId\":\"cus_1\",\"eventName\":\"gen\",\"quantity\":1,\"properties\":{\"model\":\"m\",\"huge\":1.5E+40},\"timestamp\":\"2026-01-15T12:00:00Z\",\"idempotencyKey\":\"" + receipt.IdempotencyKey + "\"},"
            + "{\"customerId\":\"cus_2\",\"eventName\":\"gen\",\"quantity\":2.50,\"timestamp\":\"2026-01-01T00:00:00Z\",\"idempotencyKey\":\"own\"}]}"));
        Assert.That((usage.Quantity, usage.Timestamp, usage.IdempotencyKey), Is.EqualTo(((decimal?)null, (DateTimeOffset?)null, (string?)null)), "the caller's object stays as it is");
    }

    [Test]
    public async Task Tells_rejections_by_their_index_and_bills_the_others()
    {
        const string Answer = "{\"accepted\":1,\"rejected\":2,\"rejections\":[{\"index\":0,\"reason\":\"rejected_no_metric\",\"message\":\"No such metric\"},{\"index\":9},{},{\"index\":2}]}";
        using var wire = new Wire().Answers(200, Answer);
        var told = new List<UsageRejection>();
        await using var ingestion = On(wire, options => options.OnRejected = told.Add);
        foreach (var key in new[] { "a", "b", "c" })
        {
            ingestion.Track(Clients.Event(key));
        }

        var result = await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((result.Accepted, result.Rejected), Is.EqualTo((1L, 2L)));
        Assert.That(told.Select(one => (one.Event.IdempotencyKey, one.Reason, one.Message)), Is.EqualTo(new[] { ("a", "rejected_no_metric", "No such metric"), ("c", "rejected", null) }));
        Assert.That(result.Rejections, Is.EqualTo(told));
    }

    [Test]
    public async Task Keys_of_events_stay_the_same_over_attempts_and_requests()
    {
        using var wire = new Wire().Answers(500).Answers(500).Answers(500).AlwaysAnswers(200, Clients.Accepted);
        var time = new SkippingTime();
        await using var ingestion = On(wire, options => options.TimeProvider = time);
        var receipt = ingestion.Track(Clients.Event());
        Assert.That((await ingestion.FlushAsync().WaitAsync(Guard)).Error?.Kind, Is.EqualTo(FlushErrorKind.Unavailable));
        await Task.Delay(TimeSpan.FromSeconds(2), time);
        Assert.That((await ingestion.FlushAsync().WaitAsync(Guard)).Accepted, Is.EqualTo(1));

        Assert.That(wire.Sent.Select(sent => (string?)JsonNode.Parse(sent.Body!)!["events"]![0]!["idempotencyKey"]), Is.All.EqualTo(receipt.IdempotencyKey));
        Assert.That(wire.Sent, Has.Count.GreaterThanOrEqualTo(4));
    }

    [Test]
    public async Task A_wrong_key_keeps_everything_and_says_so()
    {
        using var wire = new Wire().AlwaysAnswers(401, "{\"error\":{\"code\":\"invalid_api_key\"}}");
        await using var ingestion = On(wire, options => options.ShutdownTimeout = TimeSpan.Zero);
        ingestion.Track(Clients.Event());
        var result = await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((result.Error!.Kind, ingestion.Books.Pending), Is.EqualTo((FlushErrorKind.Paused, 1L)));
        Assert.That(result.Error.Error, Is.InstanceOf<UnitPayAuthenticationException>());
    }

    [Test]
    public async Task Checking_passes_by_the_buffer()
    {
        using var wire = new Wire().Answers(200, "{\"access\":true}").AlwaysAnswers(200, Clients.Accepted);
        await using var ingestion = On(wire, options => options.AutoBatch = false);
        ingestion.Track(Clients.Event());
        var check = await ingestion.CheckAsync(new CheckRequest { CustomerId = "cus_1", FeatureSlug = "gen" });
        Assert.That((check.Access, wire.Sent.Count, ingestion.Books.Pending), Is.EqualTo((true, 1, 1L)));
        Assert.That(wire.Last.Url, Does.EndWith("/check"));
    }

    [Test]
    public async Task Refuses_at_once_what_could_never_be_sent()
    {
        using var wire = new Wire();
        await using var ingestion = On(wire);
        Assert.Throws<ArgumentNullException>(() => ingestion.Track(null!));
        Assert.That(Assert.Throws<InvalidRequestException>(() => ingestion.Track(new TrackEvent { CustomerId = null!, EventName = "x" }))!.ParamName, Is.EqualTo("usage.customerId"));
        Assert.Throws<ArgumentException>(() => ingestion.Track(Clients.Event(new string('k', 256))));
        Assert.Throws<ArgumentException>(() => ingestion.Track(new TrackEvent { CustomerId = "c", EventName = "e", Properties = new() { ["x"] = new object() } }));
        Assert.That(ingestion.Books.Accepted, Is.Zero);
    }

    [Test]
    public async Task Waits_for_room_when_asked_to()
    {
        using var wire = new Wire().AlwaysAnswers(200, Clients.Accepted);
        await using var ingestion = On(wire, options => (options.MaxBufferSize, options.Overflow) = (1, OverflowPolicy.Wait));
        await ingestion.TrackAsync(Clients.Event("a")).WaitAsync(Guard);
        var waiting = ingestion.TrackAsync(Clients.Event("b"));
        await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((await waiting.WaitAsync(Guard)).Storage, Is.EqualTo(EventStorage.Memory));
    }

    [Test]
    public async Task The_vendor_in_memory_bills_each_event_once()
    {
        var emulator = new BillingEmulator();
        var unitPay = new UnitPayClient(new UnitPayClientOptions { ApiKey = Clients.Key, ServerUrl = emulator.UnitPayUrl, HttpClient = emulator.CreateHttpClient() });
        var customer = await unitPay.Customers.CreateAsync(new CreateCustomerRequest { Name = "Jane", Email = "jane@example.com" });
        await using var ingestion = new UnitPayIngestion(new UnitPayIngestionOptions { ApiKey = Clients.Key, ServerUrl = emulator.UnitPayUrl, HttpClient = emulator.CreateHttpClient(), MaxBatchSize = 10 });
        emulator.LoseNextAnswers(2);
        for (var index = 0; index < 25; index++)
        {
            ingestion.Track(new TrackEvent { CustomerId = customer.Id, EventName = "unknown" });
        }

        while (ingestion.Books.Pending > 0)
        {
            await ingestion.FlushAsync().WaitAsync(Guard);
        }

        Assert.That((ingestion.Books.Rejected, ingestion.Books.Accepted), Is.EqualTo((25L, 25L)), "the emulator has no such metric");
    }

    [TestCase(0, 1)]
    [TestCase(10_001, 1)]
    [TestCase(1, 0)]
    public void Options_out_of_range_are_refused(int batch, int seconds)
    {
        using var wire = new Wire();
        Assert.Throws<ArgumentOutOfRangeException>(() => On(wire, options => (options.MaxBatchSize, options.FlushInterval) = (batch, TimeSpan.FromSeconds(seconds))));
    }

    [Test]
    public void A_key_is_needed_and_a_mock_needs_none()
    {
        using var environment = new EnvironmentScope(("UNITPAY_API_KEY", null));
        Assert.Throws<ArgumentException>(() => new UnitPayIngestion());
        Assert.Throws<ArgumentException>(() => new UnitPayIngestion(new UnitPayIngestionOptions { ApiKey = "upay_pk_x" }));
        Assert.Throws<ArgumentNullException>(() => new UnitPayIngestion(null!));
        var mock = new MockIngestion();
        Assert.That(mock.Track(Clients.Event("k")).IdempotencyKey, Is.EqualTo("k"));
        Assert.Throws<InvalidOperationException>(() => _ = mock.Books);
        Assert.DoesNotThrowAsync(async () => await mock.DisposeAsync());
    }

    private static UnitPayIngestion On(Wire wire, Action<UnitPayIngestionOptions>? change = null)
    {
        var options = new UnitPayIngestionOptions { ApiKey = Clients.Key, HttpClient = wire.Client, TimeProvider = new SkippingTime(), IdempotencyKeyPrefix = "svc1-", AutoBatch = false };
        change?.Invoke(options);
        return new UnitPayIngestion(options);
    }

    private sealed class MockIngestion : UnitPayIngestion
    {
        public MockIngestion()
            : base(client: null)
        {
        }

        public override TrackReceipt Track(TrackEvent usage) => new(usage.IdempotencyKey!, default, EventStorage.Memory);
    }
}
