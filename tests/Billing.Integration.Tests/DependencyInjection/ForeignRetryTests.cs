using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Billing.Integration.Tests.Support;
using Billing.Paygentic;
using Billing.Testing;
using Billing.UnitPay;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace Billing.Integration.Tests.DependencyInjection;

/// <summary>Retry handlers that an application puts on all of its HttpClients do not multiply our retries.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class ForeignRetryTests(bool copies)
{
    private const string Failing = "https://api.sandbox.paygentic.io/v0/customers/cus_1";

    private readonly SkippingTime _time = new();
    private Wire _wire = null!;
    private ServiceProvider _provider = null!;

    private static Paygentic.CreateSubscriptionRequest NewSubscription() => new() { Name = "Main", PlanId = "plan_1", CustomerId = "cus_1", StartedAt = SkippingTime.Start };

    [SetUp]
    public void Register()
    {
        _wire = new Wire();
        _time.Waits.Clear();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_time);
        services.ConfigureHttpClientDefaults(builder => builder.AddHttpMessageHandler(() => new RetryingHandler(copies)));
        services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic).ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler);
        services.AddUnitPay(options => options.ApiKey = Keys.UnitPay).ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler);
        services.AddHttpClient("other").ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler);
        _provider = services.BuildServiceProvider();
    }

    [TearDown]
    public void Unregister()
    {
        _provider.Dispose();
        _wire.Dispose();
    }

    [Test]
    public async Task The_handler_repeats_the_requests_of_another_client()
    {
        _wire.AlwaysAnswers(503);
        using var other = _provider.GetRequiredService<IHttpClientFactory>().CreateClient("other");

        using var response = await other.GetAsync(Failing);

        Assert.That(_wire.Sent, Has.Count.EqualTo(6));
    }

    [Test]
    public void A_read_is_sent_as_often_as_our_policy_says()
    {
        _wire.AlwaysAnswers(503);

        var error = Assert.CatchAsync<ApiException>(() => _provider.GetRequiredService<PaygenticClient>().Customers.GetAsync("cus_1"))!;

        Assert.That((_wire.Sent.Count, error.StatusCode, error.Attempts, error.StopReason), Is.EqualTo((3, 503, 3, StopReason.AttemptsSpent)));
    }

    [Test]
    public async Task A_wait_that_the_server_asks_for_still_reaches_the_policy()
    {
        _wire.Answers(429, "{}", ("Retry-After", "7")).Answers(200, "{\"id\":\"cus_1\"}");

        await _provider.GetRequiredService<PaygenticClient>().Customers.GetAsync("cus_1");

        Assert.That((_wire.Sent.Count, _time.Waits.Single()), Is.EqualTo((2, TimeSpan.FromSeconds(7))));
    }

    [Test]
    public void What_could_act_twice_is_sent_once()
    {
        _wire.AlwaysAnswers(503);

        var error = Assert.CatchAsync<ApiException>(() => _provider.GetRequiredService<PaygenticClient>().Subscriptions.CreateAsync(NewSubscription()))!;

        Assert.That((_wire.Sent.Count, error.StopReason, error.Effect), Is.EqualTo((1, StopReason.NoIdempotencyKey, Effect.Unknown)));
    }

    [Test]
    public async Task A_refusal_of_what_could_act_twice_is_known_as_one()
    {
        _wire.Answers(429).Answers(200, "{\"id\":\"sub_1\"}");

        await _provider.GetRequiredService<PaygenticClient>().Subscriptions.CreateAsync(NewSubscription());

        Assert.That(_wire.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_keyed_write_is_repeated_by_us_alone_with_one_key()
    {
        _wire.Breaks().Breaks().Breaks();

        var error = Assert.ThrowsAsync<ConnectionException>(() => _provider.GetRequiredService<UnitPayClient>().Products.CreateAsync(new UnitPay.CreateProductRequest { Name = "Studio" }))!;

        Assert.That((_wire.Sent.Count, error.Attempts, error.Effect), Is.EqualTo((3, 3, Effect.Unknown)));
        Assert.That(_wire.Sent.Select(sent => sent.Headers["Idempotency-Key"]).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task One_that_stands_next_to_the_connection_is_stopped_too()
    {
        _wire.AlwaysAnswers(503);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_time);
        services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic)
            .ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler)
            .AddHttpMessageHandler(() => new RetryingHandler(copies));
        await using var provider = services.BuildServiceProvider();

        Assert.CatchAsync<ApiException>(() => provider.GetRequiredService<PaygenticClient>().Customers.GetAsync("cus_1"));

        Assert.That(_wire.Sent, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_known_resilience_handler_of_all_clients_is_left_out()
    {
        _wire.AlwaysAnswers(200, "{\"id\":\"cus_1\"}");
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(builder => builder.AddHttpMessageHandler(() => new ResilienceHandler()));
        services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic).ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler);
        services.AddHttpClient("other").ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler);
        await using var provider = services.BuildServiceProvider();

        Assert.That((await provider.GetRequiredService<PaygenticClient>().Customers.GetAsync("cus_1")).Id, Is.EqualTo("cus_1"));
        using var other = provider.GetRequiredService<IHttpClientFactory>().CreateClient("other");
        Assert.ThrowsAsync<InvalidOperationException>(() => other.GetAsync(Failing));
    }

    [Test]
    public async Task A_request_of_the_applications_own_passes()
    {
        _wire.AlwaysAnswers(200);
        using var http = _provider.GetRequiredService<IHttpClientFactory>().CreateClient("Billing.Paygentic");

        using var first = await http.GetAsync("https://login.example.com/token");
        using var second = await http.GetAsync("https://login.example.com/token");

        Assert.That(_wire.Sent, Has.Count.EqualTo(2));
    }
}
