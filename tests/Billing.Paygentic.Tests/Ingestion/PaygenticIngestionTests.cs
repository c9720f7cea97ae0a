using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.Paygentic.Tests.Behaviour;
using Billing.Testing;

namespace Billing.Paygentic.Tests.Ingestion;

public sealed class PaygenticIngestionTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Sends_one_event_per_request_with_its_key_and_time()
    {
        using var wire = new Wire().Answers(202, "{\"id\":\"evt_1\"}").Answers(202);
        await using var ingestion = On(wire);
        var usage = Clients.Event();
        var receipt = ingestion.Track(usage);
        usage.Data["tokens"] = 0;
        ingestion.Track(new IngestEventRequest { Type = "t", Source = "s", ExternalSubject = "ext_1", IdempotencyKey = "own", Data = new() { ["n"] = 1.50m } });
        var result = await ingestion.FlushAsync().WaitAsync(Guard);

        Assert.That((result.Accepted, result.Error), Is.EqualTo((2L, (FlushError?)null)), "an empty 202 says enough");
        Assert.That(wire.Sent.Select(sent => sent.Url), Is.All.EqualTo(Clients.Sandbox + "/v0/events"));
        Assert.That(wire.Sent.Select(sent => sent.Body), Is.EquivalentTo(new[]
        {
            "{\"type\":\"ai.inference\",\"source\":\"https://app\",\"subject\":\"cus_1\",\"timestamp\":\"2026-01-15T12:00:00Z\",\"idempotencyKey\":\"" + receipt.IdempotencyKey + "\",\"data\":{\"tokens\":1500}}",
            "{\"type\":\"t\",\"source\":\"s\",\"externalSubject\":\"ext_1\",\"timestamp\":\"2026-01-15T12:00:00Z\",\"idempotencyKey\":\"own\",\"data\":{\"n\":1.50}}",
        }));
        Assert.That(usage.Timestamp, Is.Null, "the caller's object stays as it is");
    }

    [Test]
    public async Task A_refused_event_is_told_with_its_reason_and_the_next_is_sent()
    {
        using var wire = new Wire().Answers(422, "{\"error\":\"validation_error\",\"code\":\"unknown_type\",\"message\":\"m\"}").Answers(202, "{}");
        var told = new List<UsageRejection>();
        await using var ingestion = On(wire, options => (options.OnRejected, options.MaxParallelRequests) = (told.Add, 1));
        ingestion.Track(Clients.Event("a"));
        ingestion.Track(Clients.Event("b"));
        var result = await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((result.Accepted, result.Rejected, told.Single().Event.IdempotencyKey, told.Single().Error!.StatusCode), Is.EqualTo((1L, 1L, "a", 422)));
    }

    [Test]
    public async Task A_page_of_a_proxy_is_no_delivery()
    {
        using var wire = new Wire().AlwaysAnswers(200, "<html>Sign in</html>");
        await using var ingestion = On(wire, options => options.ShutdownTimeout = TimeSpan.Zero);
        ingestion.Track(Clients.Event());
        var result = await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((result.Accepted, ingestion.Books.Pending, result.Error?.Error is ResponseValidationException), Is.EqualTo((0L, 1L, true)));
    }

    [Test]
    public async Task Waits_for_room_when_asked_to()
    {
        using var wire = new Wire().AlwaysAnswers(202, "{}");
        await using var ingestion = On(wire);
        Assert.That((await ingestion.TrackAsync(Clients.Event("a")).WaitAsync(Guard)).IdempotencyKey, Is.EqualTo("a"));
    }

    [Test]
    public void Refuses_at_once_what_could_never_be_sent()
    {
        using var wire = new Wire();
        using var ingestion = On(wire);
        Assert.Throws<ArgumentNullException>(() => ingestion.Track(null!));
        Assert.Throws<InvalidRequestException>(() => ingestion.Track(new IngestEventRequest { Type = "t", Source = "s", Data = new() }));
        using var environment = new EnvironmentScope(("PAYGENTIC_BEARER_AUTH", null));
        Assert.Throws<ArgumentException>(() => new PaygenticIngestion());
        Assert.Throws<ArgumentNullException>(() => new PaygenticIngestion(null!));
    }

    private static PaygenticIngestion On(Wire wire, Action<PaygenticIngestionOptions>? change = null)
    {
        var options = new PaygenticIngestionOptions { BearerAuth = Clients.Key, HttpClient = wire.Client, TimeProvider = new SkippingTime(), AutoBatch = false, MaxParallelRequests = 1 };
        change?.Invoke(options);
        return new PaygenticIngestion(options);
    }
}
