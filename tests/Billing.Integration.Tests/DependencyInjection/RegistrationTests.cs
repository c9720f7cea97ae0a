using System;
using System.Linq;
using System.Threading.Tasks;
using Billing.BillingOS;
using Billing.Emulator;
using Billing.Integration.Tests.Support;
using Billing.Paygentic;
using Billing.Testing;
using Billing.UnitPay;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Billing.Paygentic.PaygenticFunctions;

namespace Billing.Integration.Tests.DependencyInjection;

/// <summary>What an application asks its container for.</summary>
public sealed class RegistrationTests
{
    [Test]
    public async Task The_clients_of_all_vendors_work_side_by_side()
    {
        var emulator = new BillingEmulator();
        var services = new ServiceCollection();
        services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        services.AddUnitPay(options => options.ApiKey = Keys.UnitPay).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        services.AddBillingOS(options => options.SecretKey = Keys.BillingOS).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        await using var provider = services.BuildServiceProvider(validateScopes: true);

        await provider.GetRequiredService<PaygenticClient>().Plans.ListAsync();
        await provider.GetRequiredService<UnitPayClient>().Products.CreateAsync(new UnitPay.CreateProductRequest { Name = "Studio" });
        Assert.CatchAsync<BillingOSException>(() => provider.GetRequiredService<BillingOSClient>().CheckEntitlementAsync("user_123", "api_calls"));

        Assert.That(emulator.Requests.Select(request => request.Vendor), Is.EqualTo(new[] { "Paygentic", "UnitPay", "BillingOS" }));
    }

    [Test]
    public async Task Two_regions_are_asked_for_by_their_keys()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{\"id\":\"cus_1\"}");
        var services = new ServiceCollection();
        services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic).ConfigurePrimaryHttpMessageHandler(wire.CreateHandler);
        foreach (var region in new[] { "eu", "us" })
        {
            services.AddPaygentic(region, options =>
            {
                options.BearerAuth = Keys.Paygentic + region;
                options.ServerUrl = new Uri($"https://{region}.example.com");
            }).ConfigurePrimaryHttpMessageHandler(wire.CreateHandler);
        }

        services.AddSingleton<TwoRegions>();
        await using var provider = services.BuildServiceProvider();

        var regions = provider.GetRequiredService<TwoRegions>();
        await regions.Eu.Customers.GetAsync("cus_1");
        await regions.Us.Customers.GetAsync("cus_1");
        await regions.Default.Customers.GetAsync("cus_1");

        Assert.That(wire.Sent.Select(sent => (new Uri(sent.Url).Host, sent.Headers["Authorization"])), Is.EqualTo(new[]
        {
            ("eu.example.com", "Bearer " + Keys.Paygentic + "eu"),
            ("us.example.com", "Bearer " + Keys.Paygentic + "us"),
            ("api.sandbox.paygentic.io", "Bearer " + Keys.Paygentic),
        }));
        Assert.That(provider.GetRequiredKeyedService<PaygenticClient>("eu"), Is.SameAs(regions.Eu));
    }

    [Test]
    public async Task Functions_take_the_core_of_the_container()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{\"id\":\"cus_1\"}");
        var services = new ServiceCollection();
        services.AddPaygentic("eu", options => options.BearerAuth = Keys.Paygentic).ConfigurePrimaryHttpMessageHandler(wire.CreateHandler);
        await using var provider = services.BuildServiceProvider();

        var result = await CustomersGetAsync(provider.GetRequiredKeyedService<PaygenticCore>("eu"), "cus_1");

        Assert.That((result.IsOk, wire.Sent.Count), Is.EqualTo((true, 1)));
        Assert.That(provider.GetRequiredKeyedService<PaygenticClient>("eu").Core, Is.SameAs(provider.GetRequiredKeyedService<PaygenticCore>("eu")));
    }

    [Test]
    public async Task Options_come_from_services_too()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{\"id\":\"cus_1\"}");
        var hook = new RecordingHook();
        var services = new ServiceCollection().AddSingleton(hook);
        services.AddPaygentic((provider, options) =>
        {
            options.BearerAuth = Keys.Paygentic;
            options.Hooks.Add(provider.GetRequiredService<RecordingHook>());
        }).ConfigurePrimaryHttpMessageHandler(wire.CreateHandler);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<PaygenticClient>().Customers.GetAsync("cus_1");

        Assert.That(hook.Seen, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_clock_of_the_container_is_used()
    {
        var time = new SkippingTime();
        using var wire = new Wire().Answers(503, "", ("Retry-After", "7")).Answers(200, "{\"id\":\"cus_1\"}");
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic).ConfigurePrimaryHttpMessageHandler(wire.CreateHandler);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<PaygenticClient>().Customers.GetAsync("cus_1");

        Assert.That(time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(7) }));
    }

    [Test]
    public async Task The_options_stay_open_to_the_applications_tests()
    {
        var services = new ServiceCollection();
        services.AddUnitPay("shop", options => options.ApiKey = Keys.UnitPay);
        services.PostConfigure<UnitPayClientOptions>("shop", options => options.ServerUrl = new Uri("http://127.0.0.1:4010/v1"));
        await using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IOptionsMonitor<UnitPayClientOptions>>().Get("shop").ServerUrl!.Port, Is.EqualTo(4010));
        Assert.That(provider.GetRequiredKeyedService<UnitPayClient>("shop"), Is.Not.Null);
    }

    [Test]
    public async Task A_sibling_of_a_client_stays_on_the_factory()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{\"id\":\"cus_1\"}");
        var factory = new CountingFactory(wire);
        var services = new ServiceCollection();
        services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic);
        services.AddSingleton<System.Net.Http.IHttpClientFactory>(factory);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<PaygenticClient>().With(options => options.BearerAuth = Keys.Paygentic + "2").Customers.GetAsync("cus_1");

        Assert.That(factory.Names, Is.EqualTo(new[] { "Billing.Paygentic" }));
    }

    private sealed class TwoRegions
    {
        public TwoRegions([FromKeyedServices("eu")] PaygenticClient eu, [FromKeyedServices("us")] PaygenticClient us, PaygenticClient client) => (Eu, Us, Default) = (eu, us, client);

        public PaygenticClient Eu { get; }

        public PaygenticClient Us { get; }

        public PaygenticClient Default { get; }
    }
}
