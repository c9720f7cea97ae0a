using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.UnitPay.Tests.Behaviour;

public class ConstructorTests
{
    [Test]
    public async Task Sends_the_key_in_the_vendors_header_to_the_vendors_server()
    {
        using var wire = new Wire().Answers(200, "{}");
        await Clients.On(wire).Customers.GetAsync("cus_1");
        Assert.That((wire.Last.Url, wire.Last["x-api-key"], wire.Last["Authorization"]), Is.EqualTo(("https://api.useunitpay.com/v1/customers/cus_1", Clients.Key, (string?)null)));
    }

    [TestCase("Bearer " + Clients.Key)]
    [TestCase("bearer " + Clients.Key)]
    [TestCase("  " + Clients.Key + "\n")]
    public async Task Takes_a_key_that_was_pasted_with_its_scheme_or_blanks(string key)
    {
        using var wire = new Wire().Answers(200, "{}");
        await Clients.On(wire, o => o.ApiKey = key).Customers.GetAsync("cus_1");
        Assert.That(wire.Last["x-api-key"], Is.EqualTo(Clients.Key));
    }

    [TestCase("upay_pk_CANARY", "publishable")]
    [TestCase("eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJqMSJ9.CANARY", "portal token")]
    [TestCase("sk_test_CANARY", "upay_sk_")]
    [TestCase("bos_session_test_CANARY", "upay_sk_")]
    [TestCase("", "empty")]
    [TestCase("  ", "empty")]
    [TestCase("Bearer ", "Bearer")]
    [TestCase("upay_sk_CANARY\r\nx-admin: 1", "ASCII")]
    [TestCase("upay_sk_CANARY\u0001", "ASCII")]
    [TestCase("upay_sk_CANARYü", "ASCII")]
    public void Refuses_a_key_that_cannot_be_a_secret_key_without_showing_it(string key, string rule)
    {
        var error = Assert.Throws<ArgumentException>(() => _ = new UnitPayClient(new UnitPayClientOptions { ApiKey = key }))!;
        Assert.That(error.ParamName, Is.EqualTo("ApiKey"));
        Assert.That(error.Message, Does.Contain(rule).And.Not.Contain("CANARY"));
    }

    [Test]
    public void Refuses_missing_options()
    {
        Assert.That(() => new UnitPayClient((UnitPayClientOptions)null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task Copies_the_options()
    {
        using var wire = new Wire().Answers(503).Answers(200, "{}");
        var hook = new RecordingHook();
        var options = new UnitPayClientOptions { ApiKey = Clients.Key, HttpClient = wire.Client, TimeProvider = new SkippingTime(), Retry = new RetryOptions { MaxRetries = 1 } };
        var client = new UnitPayClient(options);
        options.ApiKey = "upay_sk_other";
        options.ServerUrl = new Uri("https://other.example");
        options.Retry.MaxRetries = 0;
        options.Hooks.Add(hook);
        await client.Customers.GetAsync("cus_1");
        Assert.That((wire.Sent.Count, wire.Last["x-api-key"], wire.Last.Url), Is.EqualTo((2, Clients.Key, "https://api.useunitpay.com/v1/customers/cus_1")));
        Assert.That(hook.Seen, Is.Empty);
    }

    [TestCase("ServerIndex", 1)]
    [TestCase("ServerIndex", -1)]
    public void Refuses_a_server_index_out_of_range(string name, int index)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ = new UnitPayClient(new UnitPayClientOptions { ApiKey = Clients.Key, ServerIndex = index }))!;
        Assert.That(error.ParamName, Is.EqualTo(name));
    }

    [TestCase("http://api.example.com/v1", "https")]
    [TestCase("ftp://127.0.0.1/v1", "http")]
    [TestCase("/v1", "absolute")]
    [TestCase("https://user:pass@api.example.com/v1", "user")]
    [TestCase("https://api.example.com/v1?x=1", "query")]
    public void Refuses_a_server_url_that_would_leak_or_cannot_work(string url, string rule)
    {
        var error = Assert.Throws<ArgumentException>(() => _ = new UnitPayClient(new UnitPayClientOptions { ApiKey = Clients.Key, ServerUrl = new Uri(url, UriKind.RelativeOrAbsolute) }))!;
        Assert.That(error.ParamName, Is.EqualTo("ServerUrl"));
        Assert.That(error.Message, Does.Contain(rule));
    }

    [TestCase("http://127.0.0.1:4000/v1", false, "http://127.0.0.1:4000/v1/customers/cus_1")]
    [TestCase("http://localhost:4000/v1/", false, "http://localhost:4000/v1/customers/cus_1")]
    [TestCase("http://unitpay.internal/v1", true, "http://unitpay.internal/v1/customers/cus_1")]
    public async Task Calls_the_server_url_even_where_an_index_is_set(string url, bool insecure, string expected)
    {
        using var wire = new Wire().Answers(200, "{}");
        var client = Clients.On(wire, o =>
        {
            o.ServerUrl = new Uri(url);
            o.ServerIndex = 0;
            o.AllowInsecureHttp = insecure;
        });
        await client.Customers.GetAsync("cus_1");
        Assert.That(wire.Last.Url, Is.EqualTo(expected));
    }

    [Test]
    public async Task Calls_another_server_for_one_call()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        var client = Clients.On(wire, o => o.ServerUrl = new Uri("https://proxy.example/v1"));
        await client.Customers.GetAsync("cus_1", new RequestOptions { ServerUrl = new Uri("https://other.example/v1") });
        await client.Customers.GetAsync("cus_1", new RequestOptions { ServerIndex = 0 });
        await client.Customers.GetAsync("cus_1");
        Assert.That(wire.Sent.ConvertAll(sent => new Uri(sent.Url).Host), Is.EqualTo(new[] { "other.example", "api.useunitpay.com", "proxy.example" }));
        Assert.That(() => client.Customers.GetAsync("cus_1", new RequestOptions { ServerIndex = 3 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => client.Customers.GetAsync("cus_1", new RequestOptions { ServerUrl = new Uri("http://other.example") }), Throws.ArgumentException);
        Assert.That(wire.Sent, Has.Count.EqualTo(3));
    }

    [TestCase("Retry.MaxRetries")]
    [TestCase("Retry.InitialInterval")]
    [TestCase("AttemptTimeout")]
    [TestCase("Timeout")]
    [TestCase("MaxResponseBytes")]
    public void Refuses_numbers_that_make_no_policy(string name)
    {
        var options = new UnitPayClientOptions { ApiKey = Clients.Key, Retry = new RetryOptions() };
        switch (name)
        {
            case "Retry.MaxRetries": options.Retry.MaxRetries = -1; break;
            case "Retry.InitialInterval": options.Retry.InitialInterval = TimeSpan.FromSeconds(-1); break;
            case "AttemptTimeout": options.AttemptTimeout = TimeSpan.Zero; break;
            case "Timeout": options.Timeout = TimeSpan.FromSeconds(-2); break;
            default: options.MaxResponseBytes = 0; break;
        }

        Assert.That(Assert.Throws<ArgumentOutOfRangeException>(() => _ = new UnitPayClient(options))!.ParamName, Is.EqualTo(name));
    }

    [TestCase("svc 1")]
    [TestCase("svc\n")]
    [TestCase("dienst-ü")]
    public void Refuses_an_idempotency_key_prefix_that_no_header_can_hold(string prefix)
    {
        var error = Assert.Throws<ArgumentException>(() => _ = new UnitPayClient(new UnitPayClientOptions { ApiKey = Clients.Key, IdempotencyKeyPrefix = prefix }))!;
        Assert.That(error.ParamName, Is.EqualTo("IdempotencyKeyPrefix"));
    }

    [TestCase(200, true)]
    [TestCase(201, false)]
    public async Task Takes_a_prefix_of_up_to_200_characters(int length, bool taken)
    {
        using var wire = new Wire().Answers(200, Clients.Accepted);
        Func<UnitPayClient> make = () => Clients.On(wire, o => o.IdempotencyKeyPrefix = new string('p', length));
        if (!taken)
        {
            Assert.That(() => make(), Throws.ArgumentException);
            return;
        }

        await make().TrackAsync(Clients.Event());
        Assert.That(wire.Last["Idempotency-Key"], Does.StartWith(new string('p', length)).And.Length.LessThanOrEqualTo(255));
    }

    [Test]
    public async Task Names_the_sdk_and_the_application_in_the_user_agent()
    {
        using var wire = new Wire().Answers(200, "{}");
        await Clients.On(wire, o => o.ApplicationName = "shop/2.1").Customers.GetAsync("cus_1");
        Assert.That(wire.Last["User-Agent"], Does.StartWith("Billing.Sdk.UnitPay/").And.EndWith(" shop/2.1"));
    }

    [Test]
    public async Task A_sibling_has_its_own_options_and_leaves_the_original_alone()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        var client = Clients.On(wire);
        var sibling = client.With(o =>
        {
            o.ApiKey = "upay_sk_sibling";
            o.ServerUrl = new Uri("https://other.example/v1");
        });
        await sibling.Customers.GetAsync("cus_1");
        await client.Customers.GetAsync("cus_1");
        Assert.That(
            wire.Sent.ConvertAll(sent => (new Uri(sent.Url).Host, sent["x-api-key"])),
            Is.EqualTo(new[] { ("other.example", "upay_sk_sibling"), ("api.useunitpay.com", Clients.Key) }));
        Assert.That(() => client.With(o => o.ApiKey = "upay_pk_x"), Throws.ArgumentException);
        Assert.That(() => client.With(null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task A_cancelled_call_is_the_callers_cancellation()
    {
        using var wire = new Wire();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var error = Assert.CatchAsync<OperationCanceledException>(() => Clients.On(wire).Customers.GetAsync("cus_1", cancellationToken: stop.Token))!;
        Assert.That((error.CancellationToken, wire.Sent.Count), Is.EqualTo((stop.Token, 0)));
    }

    [Test]
    public async Task A_sibling_may_change_from_a_key_to_a_provider_and_back()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        var provided = Clients.On(wire).With(o => o.ApiKeyProvider = _ => new ValueTask<string>("upay_sk_provided"));
        await provided.Customers.GetAsync("cus_1");
        await provided.With(o => o.ApiKey = "upay_sk_fixed").Customers.GetAsync("cus_1");
        await provided.With(o => o.ApplicationName = "shop").Customers.GetAsync("cus_1");
        Assert.That(wire.Sent.ConvertAll(sent => sent["x-api-key"]), Is.EqualTo(new[] { "upay_sk_provided", "upay_sk_fixed", "upay_sk_provided" }));
    }
}
