using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Http;

/// <summary>What one call may do otherwise than its client, and that it is a snapshot.</summary>
public sealed class RequestOptionsTests
{
    [Test]
    public async Task An_attempt_may_have_its_own_limit()
    {
        var client = new TestClient();
        client.Server.Then(client.TimeOut(2)).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get, new RequestOptions { AttemptTimeout = TimeSpan.FromSeconds(2) });

        Assert.That(client.Server.Attempts, Is.EqualTo(2));
    }

    [Test]
    public void A_call_may_have_its_own_limit()
    {
        var client = new TestClient();
        client.Always(client.TimeOut(3));

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Get, new RequestOptions { Timeout = TimeSpan.FromSeconds(3) }))!;

        Assert.That((error.Limit, error.Duration), Is.EqualTo((TimeoutLimit.Call, TimeSpan.FromSeconds(3))));
    }

    [Test]
    public async Task Headers_are_added_and_win_over_the_SDKs_own()
    {
        var client = new TestClient();
        client.Always(client.Server.Answer(200, Widget.Json));
        var headers = new Dictionary<string, string> { ["X-Tenant"] = "t1", ["accept"] = "application/vnd.acme+json", ["Authorization"] = "Bearer other" };

        await client.SendAsync(Operations.Get, new RequestOptions { Headers = headers });
        await client.SendAsync(Operations.Get);

        var own = client.Server.Sent[0];
        var next = client.Server.Sent[1];
        Assert.That((own["X-Tenant"], own["Accept"], own["Authorization"]), Is.EqualTo(("t1", "application/vnd.acme+json", "Bearer other")));
        Assert.That((next["X-Tenant"], next["Accept"], next["Authorization"]), Is.EqualTo(((string?)null, "application/json", "Bearer " + TestVendor.Key)));
    }

    [TestCase("Content-Type", "text/plain")]
    [TestCase("content-length", "5")]
    [TestCase("X-Bad", "a\r\nX-Evil: 1")]
    [TestCase("X-Bad", "naïve")]
    [TestCase("X-Bad", null)]
    [TestCase("Bad Name", "a")]
    [TestCase("Bad\r\nName", "a")]
    [TestCase("", "a")]
    [TestCase("Expires", "0")]
    public void A_header_that_cannot_be_sent_is_refused_before_anything_is(string name, string? value)
    {
        var client = new TestClient();

        var error = Assert.CatchAsync<ArgumentException>(() => client.SendAsync(Operations.Create, new RequestOptions { Headers = new() { [name] = value! } }))!;

        Assert.That((error.ParamName, client.Server.Attempts), Is.EqualTo(($"Headers[\"{name}\"]", 0)));
    }

    [Test]
    public async Task Overrides_of_one_call_do_not_reach_the_next()
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json).Answers(503).Answers(200, Widget.Json);
        var calls = 0;

        await client.SendAsync(Operations.Get, new RequestOptions { ServerUrl = new Uri("http://127.0.0.1:4010"), Retry = RetryOptions.None, OnResponse = _ => calls++ });
        await client.SendAsync(Operations.Get);

        Assert.That((client.Server.Last.Url, client.Server.Attempts, calls), Is.EqualTo((TestVendor.Production + "/widgets/wid_1", 3, 1)));
    }

    [Test]
    public async Task Changing_the_options_after_the_call_began_changes_nothing()
    {
        var options = new RequestOptions
        {
            Headers = new() { ["X-Tenant"] = "t1" },
            IdempotencyKey = "k1",
            ServerUrl = new Uri("http://127.0.0.1:4010"),
            Retry = new RetryOptions { MaxRetries = 1, StatusCodes = new List<string> { "503" } },
        };
        var body = new WidgetRequest { Name = "before" };
        var client = new TestClient();
        client.Server.Then((request, token) =>
        {
            options.Headers["X-Tenant"] = "t2";
            options.Headers["X-New"] = "new";
            options.IdempotencyKey = "k2";
            options.ServerUrl = new Uri("http://127.0.0.1:4011");
            options.Retry.MaxRetries = 0;
            ((List<string>)options.Retry.StatusCodes!)[0] = "500";
            options.Retry = RetryOptions.None;
            options.OnResponse = _ => Assert.Fail("was set after the call began");
            body.Name = "after";
            return client.Server.Answer(503)(request, token);
        }).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Create, body, options);

        var last = client.Server.Last;
        Assert.That((last["X-Tenant"], last["X-New"], last["Idempotency-Key"]), Is.EqualTo(("t1", (string?)null, "k1")));
        Assert.That(last.Url, Is.EqualTo("http://127.0.0.1:4010/widgets"));
        Assert.That(last.Body, Is.EqualTo("{\"name\":\"before\",\"idempotencyKey\":\"k1\"}"));
    }

    [Test]
    public async Task The_client_copies_its_options()
    {
        var client = new TestClient(options => options.Retry = new RetryOptions { MaxRetries = 1 });
        client.Options.Retry!.MaxRetries = 0;
        client.Options.ServerUrl = new Uri("http://127.0.0.1:4010");
        client.Options.Timeout = TimeSpan.FromTicks(1);
        client.Options.ApplicationName = "other";
        client.Options.ApiKey = "sk_live_other";
        client.Server.Answers(503).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Last.Url, Does.StartWith(TestVendor.Production));
        Assert.That(client.Server.Last["Authorization"], Is.EqualTo("Bearer " + TestVendor.Key));
        Assert.That(client.Server.Last["User-Agent"], Does.Not.Contain("other"));
    }

    [Test]
    public void A_copy_of_client_options_has_every_member()
    {
        var client = new TestClient(options =>
        {
            options.ServerUrl = new Uri("http://127.0.0.1:4010");
            options.ServerIndex = 0;
            options.Retry = new RetryOptions { MaxRetries = 9 };
            options.AttemptTimeout = TimeSpan.FromSeconds(1);
            options.Timeout = TimeSpan.FromSeconds(2);
            options.DebugLogger = new CapturingLogger();
            options.ApplicationName = "shop/2.1";
            options.AllowInsecureHttp = true;
            options.MaxResponseBytes = 7;
            options.Hooks.Add(new FailingHook());
        });

        var copy = new TestOptions(client.Options);

        foreach (var property in typeof(BillingClientOptions).GetProperties())
        {
            Assert.That(property.GetValue(copy), Is.EqualTo(property.GetValue(client.Options)), property.Name);
            Assert.That(property.GetValue(copy), Is.Not.EqualTo(property.GetValue(new TestOptions())), property.Name + " is set by this test");
        }

        Assert.That(copy.Hooks, Is.Not.SameAs(client.Options.Hooks));
        Assert.That(copy.Retry, Is.Not.SameAs(client.Options.Retry));
    }

    [Test]
    public void The_text_of_the_options_shows_no_key_header_or_url()
    {
        var options = new RequestOptions
        {
            IdempotencyKey = "CANARY-key",
            Headers = new() { ["Authorization"] = "CANARY-header" },
            ServerUrl = new Uri("https://canary.example"),
            ServerIndex = 1,
            Retry = new RetryOptions { MaxRetries = 7 },
        };

        var text = options.ToString();

        Assert.That(text, Does.Not.Contain("canary").IgnoreCase.And.Not.Contain("Authorization"));
        Assert.That(text, Does.Contain("ServerIndex = 1").And.Contain("MaxRetries = 7").And.Contain("Headers = 1").And.Contain("IdempotencyKey = set"));
    }
}
