using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Billing.BillingOS;
using Billing.Faults.Tests.Servers.Ledgers;
using Billing.Paygentic;
using Billing.UnitPay;

namespace Billing.Faults.Tests;

/// <summary>The ledger keeps each vendor's own rule of what a duplicate is.</summary>
public sealed class LedgerServerTests
{
    [Test]
    public async Task Paygentic_applies_a_key_once_and_an_event_without_a_key_each_time()
    {
        await using var server = LedgerServer.Start(new PaygenticRules());
        using var http = new HttpClient { BaseAddress = server.Url };

        var statuses = new List<int>
        {
            await PostAsync(http, "/v0/events", """{"idempotencyKey":"a"}"""),
            await PostAsync(http, "/v0/events", """{"idempotencyKey":"a"}"""),
            await PostAsync(http, "/v2/invoices/lineItems", """{"idempotencyKey":"b"}""", "b"),
            await PostAsync(http, "/v2/invoices/lineItems", """{"idempotencyKey":"b"}""", "b"),
            await PostAsync(http, "/v2/invoices/lineItems", """{"idempotencyKey":"c"}""", "d"),
        };
        await PostAsync(http, "/v0/events", "{}");
        await PostAsync(http, "/v0/events", "{}");

        var snapshot = server.Snapshot();
        Assert.That(statuses, Is.EqualTo(new[] { 202, 202, 201, 200, 400 }));
        Assert.That((snapshot.EffectsByKey["a"], snapshot.EffectsByKey["b"], snapshot.Effects, snapshot.Rejected, snapshot.Requests), Is.EqualTo((1, 1, 4L, 1L, 7L)));
    }

    [Test]
    public async Task UnitPay_applies_the_key_of_each_event_once_whatever_request_brings_it_and_refuses_by_index()
    {
        await using var server = LedgerServer.Start(new UnitPayRules());
        var client = new UnitPayClient(new UnitPayClientOptions { ApiKey = "upay_sk_faults", ServerUrl = server.Url });

        await client.TrackAsync([Event("a"), Event("b")]);
        var second = await client.TrackAsync([Event("b"), Event("c", UnitPayRules.UnknownMetric), Event("d")]);

        var snapshot = server.Snapshot();
        Assert.That((second.Accepted, second.Rejected, second.Rejections!.Single().Index), Is.EqualTo((2L, 1L, 1L)));
        Assert.That(snapshot.EffectsByKey, Is.EquivalentTo(new Dictionary<string, int> { ["a"] = 1, ["b"] = 1, ["d"] = 1 }));
    }

    [Test]
    public async Task UnitPay_answers_a_header_seen_before_as_it_did_first()
    {
        await using var server = LedgerServer.Start(new UnitPayRules());
        using var http = new HttpClient { BaseAddress = server.Url };

        await PostAsync(http, "/usage/track", """{"events":[{"customerId":"c","eventName":"e"}]}""", "r");
        await PostAsync(http, "/usage/track", """{"events":[{"customerId":"c","eventName":"e"}]}""", "r");
        await PostAsync(http, "/subscriptions", "{}", "s");
        await PostAsync(http, "/subscriptions", "{}", "s");

        Assert.That(server.Snapshot().Effects, Is.EqualTo(2));
    }

    [Test]
    public async Task BillingOS_keeps_a_key_per_customer_and_for_24_hours()
    {
        var time = new SteppedTime();
        await using var server = LedgerServer.Start(new BillingOSRules(), time: time);

        await TrackAsync(server, "one");
        await TrackAsync(server, "two");
        await TrackAsync(server, "one");
        Assert.That(server.Snapshot().EffectsByKey["key"], Is.EqualTo(2), "one for each customer");

        time.Now += TimeSpan.FromHours(24);
        await TrackAsync(server, "one");

        Assert.That(server.Snapshot().Doubled, Has.One.Matches<LedgerLine>(entry => entry.Key == new LedgerKey("one", "key")));
    }

    [Test]
    public async Task BillingOS_counts_two_requests_at_the_same_time_twice()
    {
        await using var server = LedgerServer.Start(new BillingOSRules { Gap = TimeSpan.FromSeconds(1) });

        await Task.WhenAll(TrackAsync(server, "one"), TrackAsync(server, "one"));

        Assert.That(server.Snapshot().EffectsByKey["key"], Is.EqualTo(2));
    }

    [Test]
    public async Task Lost_answers_leave_their_effect_and_those_of_a_logical_call_are_counted()
    {
        await using var server = LedgerServer.Start(new PaygenticRules(), static request => request.Target == "/lost" ? Mishaps.Reset(applies: true) : Mishaps.Answer(503, applies: false));
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Add(LedgerServer.CallHeader, "17");

        Assert.CatchAsync<HttpRequestException>(() => PostAsync(http, "/lost", "{}", "k"));
        Assert.That(await PostAsync(http, "/refused", "{}", "l"), Is.EqualTo(503));

        await server.SettleAsync(TimeSpan.FromSeconds(10));
        var call = server.Ledger.Call("17");
        Assert.That((call.Effects, string.Join(' ', call.Arrivals.Select(arrival => arrival.Key))), Is.EqualTo((1, "k l")));
    }

    [Test]
    public async Task Serves_thousands_of_requests_in_a_second()
    {
        await using var server = LedgerServer.Start(new UnitPayRules());
        using var http = new HttpClient { BaseAddress = server.Url };
        var clock = Stopwatch.StartNew();
        var requests = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, 16), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (worker, _) =>
        {
            while (clock.Elapsed < TimeSpan.FromSeconds(1))
            {
                var number = Interlocked.Increment(ref requests);
                await PostAsync(http, "/usage/track", $$"""{"events":[{"customerId":"c","eventName":"e","idempotencyKey":"{{number}}"}]}""");
            }
        });

        TestContext.Out.WriteLine($"{requests} requests in {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.That((server.Snapshot().Effects, requests), Is.EqualTo(((long)requests, requests)));
        Assert.That(requests, Is.GreaterThan(500), "a floor that holds on a busy machine");
    }

    private static async Task<int> PostAsync(HttpClient http, string path, string body, string? key = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            message.Headers.Add("Idempotency-Key", key);
        }

        using var response = await http.SendAsync(message);
        return (int)response.StatusCode;
    }

    private static TrackEvent Event(string key, string name = "calls") => new() { CustomerId = "cus_1", EventName = name, IdempotencyKey = key };

    private static Task TrackAsync(LedgerServer server, string customer) =>
        new BillingOSClient(new BillingOSClientOptions { SecretKey = "sk_test_faults", ServerUrl = server.Url })
            .TrackUsageAsync(new TrackUsageRequest { CustomerId = customer, FeatureKey = "calls", Quantity = 1, IdempotencyKey = "key" });

    private sealed class SteppedTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
