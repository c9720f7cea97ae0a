using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Http;

public sealed class IdempotencyKeyTests
{
    [TestCase(nameof(Operations.Create))]
    [TestCase(nameof(Operations.Track))]
    [TestCase(nameof(Operations.Bill))]
    public async Task Every_attempt_of_a_call_carries_the_same_key_and_each_call_a_new_one(string operation)
    {
        var client = new TestClient();
        for (var call = 0; call < 2; call++)
        {
            client.Server.Answers(503).Then(client.Server.BreakAfterSending()).Answers(200, Widget.Json);
            await client.SendAsync(Operations.Named(operation));
        }

        var keys = client.Server.Sent.Select(KeyOf).ToList();
        Assert.That(keys, Has.None.Null);
        Assert.That(keys[..3].Distinct().Count(), Is.EqualTo(1));
        Assert.That(keys[3..].Distinct().Count(), Is.EqualTo(1));
        Assert.That(keys[0], Is.Not.EqualTo(keys[3]));
    }

    [TestCase(nameof(Operations.Track))]
    [TestCase(nameof(Operations.Bill))]
    public async Task A_generated_key_never_enters_the_callers_object(string operation)
    {
        var client = new TestClient();
        var request = new WidgetRequest();
        var options = new RequestOptions();
        client.Always(client.Server.Answer(200, Widget.Json));

        await client.SendAsync(Operations.Named(operation), request, options);
        await client.SendAsync(Operations.Named(operation), request, options);

        Assert.That((request.IdempotencyKey, options.IdempotencyKey, options.Headers), Is.EqualTo(((string?)null, (string?)null, (Dictionary<string, string>?)null)));
        Assert.That(KeyOf(client.Server.Sent[0]), Is.Not.EqualTo(KeyOf(client.Server.Sent[1])));
    }

    [Test]
    public async Task A_key_in_a_header_is_that_of_the_body_where_the_vendor_wants_it_there()
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Track, new RequestOptions { Headers = new() { ["Idempotency-Key"] = "order-17" } });

        Assert.That(client.Server.Last.Body, Does.Contain("\"idempotencyKey\":\"order-17\""));
    }

    [Test]
    public async Task A_key_of_the_option_goes_to_header_and_body_alike()
    {
        var client = new TestClient();
        client.Always(client.Server.Answer(200, Widget.Json));

        await client.SendAsync(Operations.Bill, new RequestOptions { IdempotencyKey = "order-17" });
        await client.SendAsync(Operations.Track, new RequestOptions { IdempotencyKey = "order-17" });
        await client.SendAsync(Operations.Create, new RequestOptions { IdempotencyKey = "order-17" });

        Assert.That(client.Server.Sent.Select(sent => sent["Idempotency-Key"]), Is.EqualTo(new[] { "order-17", null, "order-17" }));
        Assert.That(client.Server.Sent[0].Body, Is.EqualTo("{\"name\":\"Jane Doe\",\"idempotencyKey\":\"order-17\"}"));
        Assert.That(client.Server.Sent[1].Body, Is.EqualTo("{\"name\":\"Jane Doe\",\"idempotencyKey\":\"order-17\"}"));
    }

    [Test]
    public async Task A_body_with_places_for_keys_gets_the_key_of_the_header_too()
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Create, new WidgetRequest());

        Assert.That(KeyOf(client.Server.Last), Is.Not.Null);
        Assert.That(client.Server.Last.Body, Does.Contain("idempotencyKey"), "a batch derives the keys of its items from it");
    }

    [Test]
    public async Task A_key_of_the_body_goes_to_the_header_too()
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Bill, new WidgetRequest { IdempotencyKey = "of-the-body" });

        Assert.That(client.Server.Last["Idempotency-Key"], Is.EqualTo("of-the-body"));
    }

    [TestCase("Idempotency-Key")]
    [TestCase("idempotency-KEY")]
    public async Task A_key_in_a_header_is_the_calls_key(string name)
    {
        var client = new TestClient();
        client.Server.Answers(503).Answers(200, Widget.Json);
        ApiResponse? response = null;

        await client.SendAsync(Operations.Bill, new RequestOptions { Headers = new() { [name] = "of-the-header" }, OnResponse = answer => response = answer });

        Assert.That(client.Server.Sent.Select(sent => sent["Idempotency-Key"]), Is.EqualTo(new[] { "of-the-header", "of-the-header" }));
        Assert.That(client.Server.Last.Body, Does.Contain("\"idempotencyKey\":\"of-the-header\""));
        Assert.That(response!.IdempotencyKey, Is.EqualTo("of-the-header"));
    }

    [Test]
    public async Task The_same_key_in_all_three_places_is_one_key()
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Bill, new WidgetRequest { IdempotencyKey = "k" }, new RequestOptions { IdempotencyKey = "k", Headers = new() { ["Idempotency-Key"] = "k" } });

        Assert.That(KeyOf(client.Server.Last), Is.EqualTo("k"));
    }

    [TestCase("a", "b", null)]
    [TestCase("a", null, "b")]
    [TestCase(null, "a", "b")]
    public void Two_different_keys_are_refused(string? option, string? body, string? header)
    {
        var client = new TestClient();
        var options = new RequestOptions { IdempotencyKey = option, Headers = header is null ? null : new() { ["Idempotency-Key"] = header } };

        var error = Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(Operations.Bill, new WidgetRequest { IdempotencyKey = body }, options))!;

        Assert.That((error.ParamName, client.Server.Attempts), Is.EqualTo(("IdempotencyKey", 0)));
        Assert.That(error.Message, Does.Contain("twice"));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("ключ")]
    [TestCase("a\r\nX-Evil: 1")]
    public void A_key_that_no_header_can_carry_is_refused(string key)
    {
        var client = new TestClient();

        var error = Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(Operations.Create, new RequestOptions { IdempotencyKey = key }))!;

        Assert.That((error.ParamName, client.Server.Attempts), Is.EqualTo(("IdempotencyKey", 0)));
    }

    [Test]
    public async Task A_key_may_have_255_characters_and_no_more()
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Track, new RequestOptions { IdempotencyKey = new string('k', 255) });

        Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(Operations.Track, new RequestOptions { IdempotencyKey = new string('k', 256) }));
        Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(Operations.Track, new WidgetRequest { IdempotencyKey = new string('k', 256) }));
    }

    [TestCase(nameof(Operations.Charge))]
    [TestCase(nameof(Operations.Get))]
    [TestCase(nameof(Operations.Replace))]
    public void An_operation_that_takes_no_key_refuses_one(string operation)
    {
        var client = new TestClient();

        var error = Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(Operations.Named(operation), new RequestOptions { IdempotencyKey = "k" }))!;

        Assert.That((error.ParamName, client.Server.Attempts), Is.EqualTo(("IdempotencyKey", 0)));
        Assert.That(error.Message, Does.Contain("Widgets_" + operation));
    }

    [TestCase(nameof(Operations.Charge))]
    [TestCase(nameof(Operations.Replace))]
    public async Task An_operation_that_takes_no_key_sends_none(string operation)
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Named(operation));

        Assert.That(client.Server.Last["Idempotency-Key"], Is.Null);
        Assert.That(client.Server.Last.Body, Is.EqualTo("{\"name\":\"Jane Doe\"}"));
    }

    [Test]
    public async Task A_prefix_stands_before_generated_keys_only()
    {
        var client = new TestClient(options => options.IdempotencyKeyPrefix = "svc1-");
        client.Always(client.Server.Answer(200, Widget.Json));

        await client.SendAsync(Operations.Create);
        await client.SendAsync(Operations.Create, new RequestOptions { IdempotencyKey = "own" });

        Assert.That(client.Server.Sent.Select(KeyOf), Is.EqualTo(new[] { client.Server.Sent[0]["Idempotency-Key"], "own" }));
        Assert.That(client.Server.Sent[0]["Idempotency-Key"], Does.Match("^svc1-[0-9a-f]{32}$"));
    }

    [Test]
    public void The_error_holds_the_generated_key_to_repeat_the_call_with()
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        client.Always(client.Server.BreakAfterSending());

        var error = Assert.ThrowsAsync<ConnectionException>(() => client.SendAsync(Operations.Track))!;

        Assert.That(error.IdempotencyKey, Is.EqualTo(KeyOf(client.Server.Last)).And.Not.Null);
    }

    private static string? KeyOf(SentRequest sent)
    {
        const string Member = "\"idempotencyKey\":\"";
        var header = sent["Idempotency-Key"];
        var start = sent.Body!.IndexOf(Member, StringComparison.Ordinal);
        var inBody = start < 0 ? null : sent.Body[(start + Member.Length)..].Split('"')[0];
        if (header is not null && inBody is not null)
        {
            Assert.That(inBody, Is.EqualTo(header), "one key in header and body");
        }

        return header ?? inBody;
    }
}
