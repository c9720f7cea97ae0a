using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Integration.Tests.Support;
using Billing.Paygentic;
using Billing.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Billing.Integration.Tests.DependencyInjection;

/// <summary>How a client of the container reaches its server.</summary>
public sealed class ConnectionTests
{
    [Test]
    public async Task A_singleton_takes_its_HttpClient_anew_for_each_attempt()
    {
        using var wire = new Wire().Answers(503).Answers(200, "{\"id\":\"cus_1\"}").Answers(200, "{\"id\":\"cus_1\"}");
        var factory = new CountingFactory(wire);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new SkippingTime());
        services.AddPaygentic("eu", options => options.BearerAuth = Keys.Paygentic);
        services.AddSingleton<IHttpClientFactory>(factory);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredKeyedService<PaygenticClient>("eu");
        Assert.That(factory.Names, Is.Empty);

        await client.Customers.GetAsync("cus_1");
        await client.Customers.GetAsync("cus_1");

        Assert.That(factory.Names, Is.EqualTo(new[] { "Billing.Paygentic.eu", "Billing.Paygentic.eu", "Billing.Paygentic.eu" }));
    }

    [Test]
    public async Task One_retry_budget_serves_all_calls_of_a_registration()
    {
        const int Calls = 200;
        const int Budget = 60;
        using var wire = new Wire().AlwaysAnswers(503);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new SkippingTime());
        foreach (var region in new[] { "eu", "us" })
        {
            services.AddPaygentic(region, options =>
            {
                options.BearerAuth = Keys.Paygentic;
                options.Retry = new RetryOptions { InitialInterval = TimeSpan.Zero };
            }).ConfigurePrimaryHttpMessageHandler(wire.CreateHandler);
        }

        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredKeyedService<PaygenticClient>("eu");
        for (var i = 0; i < Calls; i++)
        {
            Assert.CatchAsync<ApiException>(() => client.Customers.GetAsync("cus_1"));
        }

        Assert.That(wire.Sent, Has.Count.EqualTo(Calls + Budget));
        Assert.CatchAsync<ApiException>(() => client.With(_ => { }).Customers.GetAsync("cus_1"));
        Assert.That(wire.Sent, Has.Count.EqualTo(Calls + Budget + 1), "A sibling shares the budget.");
        Assert.CatchAsync<ApiException>(() => provider.GetRequiredKeyedService<PaygenticClient>("us").Customers.GetAsync("cus_1"));
        Assert.That(wire.Sent, Has.Count.EqualTo(Calls + Budget + 4), "Another registration has its own.");
    }

    [Test]
    public async Task Connections_follow_no_redirects_keep_no_cookies_and_age()
    {
        var services = new ServiceCollection();
        services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic);
        await using var provider = services.BuildServiceProvider();

        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("Billing.Paygentic");
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        var sockets = (SocketsHttpHandler)handler;
        Assert.That((sockets.AllowAutoRedirect, sockets.UseCookies, sockets.PooledConnectionLifetime), Is.EqualTo((false, false, TimeSpan.FromMinutes(2))));
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("Billing.Paygentic");
        Assert.That(client.Timeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }

    [Test]
    public async Task A_timeout_of_all_HttpClients_does_not_cut_our_calls()
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(builder => builder.ConfigureHttpClient(client => client.Timeout = TimeSpan.FromMilliseconds(1)));
        services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic);
        await using var provider = services.BuildServiceProvider();

        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("Billing.Paygentic");

        Assert.That(client.Timeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }

    [Test]
    public async Task A_timeout_that_the_application_sets_on_ours_is_told_as_such()
    {
        using var stalled = new StalledHandler();
        var services = new ServiceCollection();
        services.AddPaygentic(options => (options.BearerAuth, options.Retry) = (Keys.Paygentic, RetryOptions.None))
            .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromMilliseconds(50))
            .ConfigurePrimaryHttpMessageHandler(() => stalled);
        await using var provider = services.BuildServiceProvider();

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => provider.GetRequiredService<PaygenticClient>().Customers.GetAsync("cus_1"))!;

        Assert.That((error.Limit, error.Duration), Is.EqualTo((TimeoutLimit.HttpClient, TimeSpan.FromMilliseconds(50))));
    }

    [Test]
    public async Task The_debug_log_goes_to_the_applications_logger()
    {
        using var logs = new CapturingLoggerProvider();
        using var wire = new Wire().AlwaysAnswers(200, "{\"id\":\"cus_1\",\"email\":\"jane@example.com\"}");
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace));
        services.ConfigureHttpClientDefaults(builder => builder.RedactLoggedHeaders(_ => false));
        services.AddPaygentic("eu", options => options.BearerAuth = Keys.Paygentic).ConfigurePrimaryHttpMessageHandler(wire.CreateHandler);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<PaygenticClient>("eu").Customers.ListAsync(new ListCustomersParams { OrganizationId = "org_1", Email = "jane@example.com" });

        Assert.That(logs["Billing.Paygentic.eu"], Does.Contain("Customers_List").And.Contain("attempt 1"));
        Assert.That(logs.Categories, Has.Some.StartsWith("System.Net.Http.HttpClient.Billing.Paygentic.eu"), "The factory logs too.");
        Assert.That(logs.Text, Does.Not.Contain("CANARY").And.Not.Contain("jane"));
    }

    [Test]
    public async Task The_debug_log_obeys_the_applications_level()
    {
        using var logs = new CapturingLoggerProvider();
        using var wire = new Wire().AlwaysAnswers(200, "{\"id\":\"cus_1\"}");
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(logs).AddFilter("Billing", LogLevel.Information));
        services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic).ConfigurePrimaryHttpMessageHandler(wire.CreateHandler);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<PaygenticClient>().Customers.GetAsync("cus_1");

        Assert.That(logs["Billing.Paygentic"], Is.Empty);
    }

    [Test]
    public async Task A_container_that_is_gone_ends_the_call_as_a_failure_of_ours()
    {
        var services = new ServiceCollection();
        services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic);
        var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<PaygenticClient>();
        await provider.DisposeAsync();

        var error = Assert.ThrowsAsync<UnexpectedClientException>(() => client.Customers.GetAsync("cus_1"))!;

        Assert.That(error.InnerException, Is.InstanceOf<ObjectDisposedException>());
    }

    private sealed class StalledHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromSeconds(20), cancellationToken);
            return new HttpResponseMessage();
        }
    }
}
