using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.UnitPay.Tests.Behaviour;

public class CallTests
{
    [Test]
    public async Task Tell_the_caller_about_the_answer()
    {
        using var wire = new Wire().Answers(503).Answers(
            201, "{\"id\":\"cus_1\"}", ("x-request-id", "req_1"), ("Idempotency-Replayed", "true"), ("X-RateLimit-Limit", "100"), ("X-RateLimit-Remaining", "99"), ("X-RateLimit-Reset", "30"));
        ApiResponse? response = null;
        await Clients.On(wire).Customers.CreateAsync(new CreateCustomerRequest { Name = "Ann" }, new RequestOptions { OnResponse = answer => response = answer });
        Assert.That((response!.StatusCode, response.RequestId, response.Attempts, response.IdempotencyKey, response.IsReplay), Is.EqualTo((201, "req_1", 2, wire.Last["Idempotency-Key"], true)));
        Assert.That((response.RateLimit!.Limit, response.RateLimit.Remaining, response.RateLimit.ResetAfter), Is.EqualTo(((long?)100, (long?)99, (TimeSpan?)TimeSpan.FromSeconds(30))));
        Assert.That(response.Headers["X-REQUEST-ID"], Is.EqualTo("req_1"));
    }

    [Test]
    public async Task Run_hooks_around_every_attempt()
    {
        using var wire = new Wire().Breaks().Answers(200, "{}");
        var hook = new RecordingHook();
        await Clients.On(wire, o => o.Hooks.Add(hook)).Customers.GetAsync("cus_1");
        Assert.That(hook.Seen, Is.EqualTo(new[]
        {
            "before UnitPay Customers_Get 1", "HttpRequestException UnitPay Customers_Get 1", "before UnitPay Customers_Get 2", "200 UnitPay Customers_Get 2",
        }));
        Assert.That(wire.Sent.Select(sent => sent["X-Shop"]), Is.All.EqualTo("shop-1"));
    }

    [Test]
    public async Task Are_logged_without_keys_tokens_and_customer_data()
    {
        using var wire = new Wire().Answers(503, "{\"message\":\"CANARY of Jane\"}").Answers(201, "{\"id\":\"cus_1\",\"email\":\"CANARY@example.com\"}").Answers(
            201, "{\"token\":\"eyJCANARY.eyJCANARY.CANARY\",\"expiresAt\":\"2026-01-01T00:00:00Z\"}");
        var log = new CapturingLogger();
        var client = Clients.On(wire, o => o.DebugLogger = log);
        await client.Customers.CreateAsync(new CreateCustomerRequest { Name = "CANARY Jane", Email = "CANARY@example.com", Metadata = new() { ["CANARY name"] = "CANARY" } });
        await client.PortalSessions.CreateAsync(new CreatePortalSessionRequest { CustomerId = "cus_1" });
        Assert.That(log.Text, Does.Not.Contain("CANARY").And.Not.Contain("Jane"));
        Assert.That(log.Text, Does.Contain("POST https://api.useunitpay.com/v1/customers").And.Contain("attempt 2").And.Contain("< 503").And.Contain("cus_1").And.Contain("\"email\":\"***\""));
    }

    [Test]
    public void Show_no_secret_in_the_curl_of_their_exception()
    {
        using var wire = new Wire().Answers(400, "{\"code\":\"bad\"}");
        var error = Assert.ThrowsAsync<UnitPayBadRequestException>(() => Clients.On(wire).Customers.CreateAsync(new CreateCustomerRequest { Email = "CANARY@example.com" }))!;
        Assert.That(error.ToCurl(), Does.StartWith("curl -X POST 'https://api.useunitpay.com/v1/customers'").And.Not.Contain("CANARY"));
    }

    [Test]
    public void Show_no_secret_in_the_text_of_options()
    {
        var options = new RequestOptions { IdempotencyKey = "CANARY", Headers = new() { ["x"] = "CANARY" }, ServerUrl = new Uri("https://canary.example") };
        Assert.That(options.ToString(), Does.Not.Contain("CANARY").IgnoreCase);
        Assert.That(new UnitPayClientOptions { ApiKey = "CANARY" }.ToString(), Does.Not.Contain("CANARY"));
    }

    [Test]
    public async Task Send_the_callers_own_headers_last()
    {
        using var wire = new Wire().Answers(200, "{}");
        await Clients.On(wire).Customers.GetAsync("cus_1", new RequestOptions { Headers = new() { ["X-Trace"] = "t1", ["Accept"] = "application/vnd.x+json" } });
        Assert.That((wire.Last["X-Trace"], wire.Last["Accept"]), Is.EqualTo(("t1", "application/vnd.x+json")));
    }

    [Test]
    public async Task Escape_what_stands_in_the_path()
    {
        using var wire = new Wire().Answers(200, "{}");
        await Clients.On(wire).Customers.GetAsync("a/b?c#d é");
        Assert.That(wire.Last.Url, Is.EqualTo("https://api.useunitpay.com/v1/customers/a%2Fb%3Fc%23d%20%C3%A9"));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(null)]
    [TestCase(".")]
    [TestCase("..")]
    public void Refuse_a_path_value_that_would_name_another_place(string? id)
    {
        using var wire = new Wire();
        Assert.That(() => Clients.On(wire).Customers.GetAsync(id!), Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("customerId"));
        Assert.That(wire.Sent, Is.Empty);
    }

    [Test]
    public async Task Of_an_unknown_endpoint_run_under_the_same_policy()
    {
        using var wire = new Wire().Answers(409).Answers(200, "{\"n\":1,\"price\":10.50,\"list\":[true,null,\"2026-01-01\"]}", ("x-request-id", "req_1"));
        ApiResponse? response = null;
        var answer = (Dictionary<string, object?>)(await Clients.On(wire, o => o.IdempotencyKeyPrefix = "svc1-").SendAsync(
            HttpMethod.Post, "/new/things?x=1", new Dictionary<string, object?> { ["at"] = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) }, new RequestOptions { OnResponse = r => response = r, Retry = new() { StatusCodes = ["409"] } }))!;
        Assert.That((wire.Last.Method, wire.Last.Url, wire.Last.Body), Is.EqualTo(("POST", "https://api.useunitpay.com/v1/new/things?x=1", "{\"at\":\"2026-01-01T00:00:00Z\"}")));
        Assert.That(wire.Last["Idempotency-Key"], Does.StartWith("svc1-").And.EqualTo(wire.Sent[0]["Idempotency-Key"]));
        Assert.That((answer["n"], answer["price"], response!.Attempts), Is.EqualTo(((object)1L, (object)10.50m, 2)));
        Assert.That(answer["list"], Is.EqualTo(new object?[] { true, null, "2026-01-01" }));
    }

    [Test]
    public async Task Of_an_unknown_endpoint_answer_null_for_no_body_and_take_a_model()
    {
        using var wire = new Wire().AlwaysAnswers(204);
        var client = Clients.On(wire);
        Assert.That(await client.SendAsync(HttpMethod.Put, "/customers/cus_1", new CreateCustomerRequest { Name = "Ann" }), Is.Null);
        Assert.That(await client.SendAsync(HttpMethod.Delete, "/customers/cus_1"), Is.Null);
        Assert.That((wire.Sent[0].Body, wire.Sent[0]["Idempotency-Key"], wire.Sent[1].Body), Is.EqualTo(("{\"name\":\"Ann\"}", (string?)null, "")));
        Assert.That(wire.Sent[1]["Idempotency-Key"], Is.Not.Null.And.Not.Empty);
    }

    [TestCase("customers")]
    [TestCase("//evil.example/x")]
    [TestCase("https://evil.example/x")]
    [TestCase("/a b")]
    [TestCase("/a/../b")]
    [TestCase("/a/%2e%2e/b")]
    [TestCase("/a#b")]
    public void Of_an_unknown_endpoint_stay_below_the_servers_url(string path)
    {
        using var wire = new Wire();
        Assert.That(Assert.ThrowsAsync<ArgumentException>(() => Clients.On(wire).SendAsync(HttpMethod.Get, path))!.ParamName, Is.EqualTo("path"));
        Assert.That(wire.Sent, Is.Empty);
    }

    [Test]
    public void Of_an_unknown_endpoint_throw_the_vendors_exceptions()
    {
        using var wire = new Wire().Answers(404, "{\"code\":\"missing\"}");
        var client = Clients.On(wire);
        Assert.That(Assert.ThrowsAsync<UnitPayNotFoundException>(() => client.SendAsync(HttpMethod.Get, "/x"))!.Code, Is.EqualTo("missing"));
        Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(HttpMethod.Get, "/x", new Dictionary<string, object?>()));
        Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(HttpMethod.Post, "/x", new Dictionary<string, object?> { ["a"] = new object() }));
    }
}
