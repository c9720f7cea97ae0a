using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.UnitPay.Tests.Behaviour;

public class TrackTests
{
    [Test]
    public async Task Sends_one_event_as_a_list_with_the_calls_key()
    {
        using var wire = new Wire().Answers(200, Clients.Accepted);
        var usage = new TrackEvent
        {
            CustomerId = "cus_123",
            EventName = "ai-generation",
            Quantity = 1.50m,
            Properties = new() { ["model"] = "gpt-4o", ["tokens"] = 12 },
            Timestamp = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        };
        var result = await Clients.On(wire).TrackAsync(usage, new RequestOptions { IdempotencyKey = "order-17" });
        Assert.That((result.Accepted, result.Rejected), Is.EqualTo((1L, 0L)));
        Assert.That((wire.Last.Method, wire.Last.Url, wire.Last["Idempotency-Key"]), Is.EqualTo(("POST", "https://api.useunitpay.com/v1/usage/track", "order-17")));
        Assert.That(wire.Last.Body, Is.EqualTo(
            "{\"events\":[{\"customerId\":\"cus_123\",\"eventName\":\"ai-generation\",\"quantity\":1.50,\"properties\":{\"model\":\"gpt-4o\",\"tokens\":12},"
            + "\"timestamp\":\"2026-03-01T12:00:00Z\",\"idempotencyKey\":\"order-17\"}]}"));
        Assert.That(usage.IdempotencyKey, Is.Null);
    }

    [Test]
    public async Task Gives_every_event_of_every_call_another_key()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{\"accepted\":2,\"rejected\":0}");
        var client = Clients.On(wire);
        await client.TrackAsync([Clients.Event(), Clients.Event()]);
        await client.TrackAsync([Clients.Event(), Clients.Event()]);
        var keys = wire.Sent.SelectMany(Keys).ToList();
        Assert.That(keys, Has.Count.EqualTo(4).And.None.Empty.And.Unique);
        Assert.That(keys[1], Is.EqualTo(wire.Sent[0]["Idempotency-Key"] + "-1"));
    }

    [Test]
    public async Task Keeps_the_keys_that_the_caller_gave_and_leaves_the_callers_objects_alone()
    {
        using var wire = new Wire().Answers(200, Clients.Accepted);
        TrackEvent[] events = [Clients.Event("mine-1"), Clients.Event(), Clients.Event(string.Empty)];
        await Clients.On(wire).TrackAsync(events, new RequestOptions { IdempotencyKey = "call" });
        Assert.That(Keys(wire.Last), Is.EqualTo(new[] { "mine-1", "call-1", "call-2" }));
        Assert.That(events.Select(usage => usage.IdempotencyKey), Is.EqualTo(new[] { "mine-1", null, "" }));
    }

    [Test]
    public async Task One_event_and_its_call_share_the_key_that_the_caller_gave_to_either()
    {
        using var wire = new Wire().AlwaysAnswers(200, Clients.Accepted);
        var client = Clients.On(wire);
        await client.TrackAsync(Clients.Event("mine"));
        await client.TrackAsync([Clients.Event("mine")], new RequestOptions { IdempotencyKey = "mine" });
        Assert.That(wire.Sent.Select(sent => (sent["Idempotency-Key"], Keys(sent)[0])), Is.All.EqualTo(("mine", "mine")));
        var error = Assert.ThrowsAsync<ArgumentException>(() => client.TrackAsync(Clients.Event("mine"), new RequestOptions { IdempotencyKey = "other" }))!;
        Assert.That((error.ParamName, wire.Sent.Count), Is.EqualTo(("IdempotencyKey", 2)));
    }

    [TestCase(409)]
    [TestCase(429)]
    [TestCase(503)]
    [TestCase(0)]
    public async Task Sends_the_very_same_events_and_key_again(int status)
    {
        using var wire = new Wire();
        (status == 0 ? wire.Breaks() : wire.Answers(status)).Answers(200, Clients.Accepted);
        await Clients.On(wire).TrackAsync(Clients.Event());
        Assert.That(wire.Sent, Has.Count.EqualTo(2));
        Assert.That(Keys(wire.Sent[0])[0], Is.Not.Empty);
        Assert.That((wire.Sent[1].Body, wire.Sent[1]["Idempotency-Key"]), Is.EqualTo((wire.Sent[0].Body, wire.Sent[0]["Idempotency-Key"])));
    }

    [Test]
    public async Task Can_be_repeated_by_the_caller_with_the_key_of_the_exception()
    {
        using var wire = new Wire().Answers(503).Answers(200, Clients.Accepted);
        var client = Clients.On(wire, o => o.Retry = RetryOptions.None);
        var error = Assert.ThrowsAsync<UnitPayInternalServerException>(() => client.TrackAsync(Clients.Event()))!;
        await client.TrackAsync(Clients.Event(), new RequestOptions { IdempotencyKey = error.IdempotencyKey });
        Assert.That(wire.Sent[1].Body, Is.EqualTo(wire.Sent[0].Body));
    }

    [Test]
    public async Task Puts_the_prefix_before_generated_keys_and_not_before_given_ones()
    {
        using var wire = new Wire().AlwaysAnswers(200, Clients.Accepted);
        var client = Clients.On(wire, o => o.IdempotencyKeyPrefix = "svc1-");
        await client.TrackAsync(Clients.Event());
        await client.TrackAsync(Clients.Event(), new RequestOptions { IdempotencyKey = "mine" });
        Assert.That(wire.Sent[0]["Idempotency-Key"], Does.StartWith("svc1-"));
        Assert.That(Keys(wire.Sent[0])[0], Does.StartWith("svc1-"));
        Assert.That(wire.Sent[1]["Idempotency-Key"], Is.EqualTo("mine"));
    }

    [Test]
    public async Task Keys_the_events_of_a_request_object_and_of_the_function_too()
    {
        using var wire = new Wire().AlwaysAnswers(200, Clients.Accepted);
        var client = Clients.On(wire);
        var request = new TrackEventsRequest { Events = [Clients.Event()] };
        await client.Usage.TrackAsync(request, new RequestOptions { IdempotencyKey = "a" });
        var result = await UnitPayFunctions.UsageTrackAsync(client.Core, request, new RequestOptions { IdempotencyKey = "b" });
        Assert.That(result.IsOk, Is.True);
        Assert.That(wire.Sent.SelectMany(Keys), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Reads_a_lazy_list_once()
    {
        using var wire = new Wire().Answers(200, Clients.Accepted);
        var asked = 0;
        await Clients.On(wire).TrackAsync(Lazy());
        Assert.That((asked, Keys(wire.Last).Count), Is.EqualTo((2, 2)));

        IEnumerable<TrackEvent> Lazy()
        {
            for (var i = 0; i < 2; i++)
            {
                asked++;
                yield return Clients.Event();
            }
        }
    }

    [Test]
    public void Refuses_no_event_before_anything_is_sent()
    {
        using var wire = new Wire();
        var client = Clients.On(wire);
        Assert.ThrowsAsync<ArgumentNullException>(() => client.TrackAsync((TrackEvent)null!));
        Assert.ThrowsAsync<ArgumentNullException>(() => client.TrackAsync((IEnumerable<TrackEvent>)null!));
        Assert.ThrowsAsync<ArgumentException>(() => client.TrackAsync([]));
        Assert.ThrowsAsync<ArgumentException>(() => client.TrackAsync([Clients.Event(), null!]));
        Assert.ThrowsAsync<ArgumentNullException>(() => client.Usage.TrackAsync((TrackEventsRequest)null!));
        var error = Assert.ThrowsAsync<InvalidRequestException>(() => client.TrackAsync(new TrackEvent { CustomerId = null!, EventName = "x" }))!;
        Assert.That(error.ParamName, Is.EqualTo("request.events[0].customerId"));
        Assert.That(wire.Sent, Is.Empty);
    }

    [Test]
    public void Refuses_a_key_that_the_header_cannot_hold()
    {
        using var wire = new Wire();
        foreach (var key in new[] { "a\nb", "", " ", new string('k', 256) })
        {
            Assert.ThrowsAsync<ArgumentException>(() => Clients.On(wire).TrackAsync(Clients.Event(), new RequestOptions { IdempotencyKey = key }));
        }

        Assert.That(wire.Sent, Is.Empty);
    }

    [Test]
    public void Refuses_a_key_of_an_event_that_is_too_long_alone_or_with_its_place()
    {
        using var wire = new Wire();
        var client = Clients.On(wire);
        var own = Assert.ThrowsAsync<ArgumentException>(() => client.TrackAsync([Clients.Event(), Clients.Event(new string('k', 256))]))!;
        var made = Assert.ThrowsAsync<ArgumentException>(() => client.TrackAsync([Clients.Event(), Clients.Event()], new RequestOptions { IdempotencyKey = new string('k', 254) }))!;
        Assert.That((own.ParamName, made.ParamName, wire.Sent.Count), Is.EqualTo(("events[1].idempotencyKey", "events[0].idempotencyKey", 0)));
    }

    [Test]
    public async Task Checks_without_a_key_and_asks_again_when_the_server_fails()
    {
        using var wire = new Wire().Answers(500).Answers(200, "{\"access\":false,\"deniedReason\":\"moon_phase\",\"remaining\":0,\"creditBalance\":4.5,\"feature\":{\"slug\":\"gen\",\"type\":\"credit\"}}");
        var check = await Clients.On(wire).CheckAsync(new CheckRequest { CustomerId = "cus_1", FeatureSlug = "gen", RequestedUsage = 5 });
        Assert.That((check.Access, check.DeniedReason?.Value, check.DeniedReason?.IsKnown, check.Remaining, check.CreditBalance), Is.EqualTo((false, "moon_phase", (bool?)false, (decimal?)0m, (decimal?)4.5m)));
        Assert.That(check.Feature!.Slug, Is.EqualTo("gen"));
        Assert.That((wire.Sent.Count, wire.Last.Url, wire.Last.Body, wire.Last["Idempotency-Key"]), Is.EqualTo(
            (2, "https://api.useunitpay.com/v1/check", "{\"customerId\":\"cus_1\",\"featureSlug\":\"gen\",\"requestedUsage\":5}", (string?)null)));
    }

    [Test]
    public void Checking_takes_no_key()
    {
        using var wire = new Wire();
        var error = Assert.ThrowsAsync<ArgumentException>(() => Clients.On(wire).CheckAsync(new CheckRequest { CustomerId = "c", FeatureSlug = "f" }, new RequestOptions { IdempotencyKey = "k" }))!;
        Assert.That((error.ParamName, wire.Sent.Count), Is.EqualTo(("IdempotencyKey", 0)));
    }

    private static List<string> Keys(SentRequest sent) =>
        JsonNode.Parse(sent.Body!)!["events"]!.AsArray().Select(usage => (string?)usage!["idempotencyKey"] ?? string.Empty).ToList();
}
