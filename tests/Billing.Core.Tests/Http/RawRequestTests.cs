using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Http;

/// <summary>Calls to endpoints that the SDK does not know.</summary>
public sealed class RawRequestTests
{
    private TestClient _client = new();

    [SetUp]
    public void NewClient() => _client = new TestClient();

    [Test]
    public async Task Sends_under_the_servers_url_with_key_and_body()
    {
        _client.Server.Answers(200, "{\"ok\":true,\"n\":1.50}");

        var answer = (Dictionary<string, object?>)(await SendAsync(HttpMethod.Post, "/new/things?expand=a%20b", new Dictionary<string, object?> { ["amount"] = 1.50m }))!;

        var sent = _client.Server.Last;
        Assert.That((sent.Method, sent.Url, sent.Body), Is.EqualTo(("POST", TestVendor.Production + "/new/things?expand=a%20b", "{\"amount\":1.50}")));
        Assert.That(sent["Authorization"], Is.EqualTo("Bearer " + TestVendor.Key));
        Assert.That((answer["ok"], answer["n"]), Is.EqualTo((true, 1.50m)));
    }

    [TestCase("http://evil.example/x")]
    [TestCase("https://api.acme.example/v1/x")]
    [TestCase("//evil.example/x")]
    [TestCase("x")]
    [TestCase("")]
    [TestCase("/\\evil.example")]
    [TestCase("/widgets/{id}")]
    [TestCase("/a b")]
    [TestCase("/a#b")]
    [TestCase("/a\r\nX-Evil: 1")]
    [TestCase("/a\tb")]
    [TestCase("/müller")]
    [TestCase("/..")]
    [TestCase("/../admin")]
    [TestCase("/a/./b")]
    [TestCase("/a/%2e%2E/b")]
    public void A_path_that_leads_elsewhere_is_refused(string path)
    {
        var error = Assert.ThrowsAsync<ArgumentException>(() => SendAsync(HttpMethod.Get, path))!;

        Assert.That((error.ParamName, _client.Server.Sent.Count), Is.EqualTo(("path", 0)));
    }

    [Test]
    public async Task Dots_elsewhere_are_no_dot_segments()
    {
        _client.Server.Answers(204);

        await SendAsync(HttpMethod.Get, "/v2.1/..a?path=../x");

        Assert.That(_client.Server.Last.Url, Is.EqualTo(TestVendor.Production + "/v2.1/..a?path=../x"));
    }

    [Test]
    public void Nothing_where_something_is_needed_is_refused()
    {
        Assert.That(Assert.ThrowsAsync<ArgumentNullException>(() => SendAsync(null!, "/x"))!.ParamName, Is.EqualTo("method"));
        Assert.That(Assert.ThrowsAsync<ArgumentNullException>(() => SendAsync(HttpMethod.Get, null!))!.ParamName, Is.EqualTo("path"));
    }

    [TestCase("GET")]
    [TestCase("HEAD")]
    public void A_body_is_refused_where_none_is_sent(string method)
    {
        var error = Assert.ThrowsAsync<ArgumentException>(() => SendAsync(new HttpMethod(method), "/x", new Dictionary<string, object?>()))!;

        Assert.That(error.ParamName, Is.EqualTo("body"));
    }

    [Test]
    public void A_body_that_is_no_JSON_is_refused()
    {
        Assert.CatchAsync<ArgumentException>(() => SendAsync(HttpMethod.Post, "/x", new Dictionary<string, object?> { ["a"] = new Uri("http://x") }));
        Assert.That(_client.Server.Sent, Is.Empty);
    }

    [TestCase("GET", null, 3)]
    [TestCase("PUT", null, 3)]
    [TestCase("POST", "key", 3)]
    [TestCase("DELETE", "key", 3)]
    [TestCase("PATCH", null, 1)]
    public void Follows_the_policy_of_the_verb(string method, string? key, int attempts)
    {
        _client.Always(_client.Server.Answer(500));

        var error = Assert.CatchAsync<ApiException>(() => SendAsync(new HttpMethod(method), "/x"))!;

        Assert.That((error.Attempts, _client.Server.Last["Idempotency-Key"] is null), Is.EqualTo((attempts, key is null)));
        Assert.That(error.Operation, Is.EqualTo(method + " request"));
    }

    [Test]
    public async Task A_POST_takes_the_callers_key_and_a_PATCH_refuses_it()
    {
        _client.Server.Answers(200, "[]");

        await SendAsync(HttpMethod.Post, "/x", null, new RequestOptions { IdempotencyKey = "order-17" });

        Assert.That(_client.Server.Last["Idempotency-Key"], Is.EqualTo("order-17"));
        Assert.ThrowsAsync<ArgumentException>(() => SendAsync(new HttpMethod("PATCH"), "/x", null, new RequestOptions { IdempotencyKey = "order-17" }));
    }

    [Test]
    public async Task An_empty_answer_is_null()
    {
        _client.Server.Answers(204);

        Assert.That(await SendAsync(HttpMethod.Delete, "/x"), Is.Null);
    }

    [Test]
    public async Task A_HEAD_announces_a_body_that_does_not_come()
    {
        _client.Server.Then(_client.Server.CutBody(200, ""));

        Assert.That(await SendAsync(HttpMethod.Head, "/x"), Is.Null);
    }

    private Task<object?> SendAsync(HttpMethod method, string path, object? body = null, RequestOptions? options = null) =>
        _client.Http.SendAsync(method, path, body, options, CancellationToken.None);
}
