using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Billing.BillingOS;
using Billing.Integration.Tests.Support;
using Billing.Paygentic;
using Billing.Testing;
using Billing.UnitPay;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Billing.Integration.Tests.DependencyInjection;

/// <summary>What is wrong is told when the application starts, and by name.</summary>
public sealed class StartTests
{
    private EnvironmentScope _environment = null!;

    [SetUp]
    public void Unset() => _environment = new EnvironmentScope(("PAYGENTIC_BEARER_AUTH", null), ("UNITPAY_API_KEY", null), ("BILLINGOS_SECRET_KEY", null), ("BILLINGOS_API_URL", null));

    [TearDown]
    public void Restore() => _environment.Dispose();

    [Test]
    public void A_missing_key_stops_the_host()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPaygentic();
        using var host = builder.Build();

        var error = Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())!;

        Assert.That(error.Message, Does.StartWith("AddPaygentic(): ").And.Contain("BearerAuth").And.Contain("PAYGENTIC_BEARER_AUTH"));
    }

    [Test]
    public async Task A_key_of_the_environment_lets_it_start()
    {
        using var environment = new EnvironmentScope(("PAYGENTIC_BEARER_AUTH", Keys.Paygentic), ("UNITPAY_API_KEY", Keys.UnitPay), ("BILLINGOS_SECRET_KEY", Keys.BillingOS));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPaygentic();
        builder.Services.AddUnitPay();
        builder.Services.AddBillingOS();
        using var host = builder.Build();

        await host.StartAsync();

        Assert.That(host.Services.GetService<BillingOSClient>(), Is.Not.Null);
        await host.StopAsync();
    }

    [Test]
    public async Task Without_a_host_the_first_use_tells_it()
    {
        var services = new ServiceCollection();
        services.AddUnitPay("shop", options => options.ApiKey = "upay_pk_1");
        await using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<UnitPayClient>("shop"))!;

        Assert.That(error.Message, Does.StartWith("AddUnitPay(\"shop\"): is a publishable key").And.Contain("'ApiKey'").And.Not.Contain("upay_pk_1"));
    }

    [Test]
    public void Every_client_that_is_wrong_is_told()
    {
        var services = new ServiceCollection();
        services.AddBillingOS();
        services.AddUnitPay("shop", options => options.ApiKey = Keys.UnitPay);
        services.AddUnitPay("bar", options => options.Timeout = TimeSpan.Zero);
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<AggregateException>(() => provider.GetRequiredService<IStartupValidator>().Validate())!;

        Assert.That(error.InnerExceptions.Select(inner => inner.Message), Is.EquivalentTo(new[]
        {
            "AddBillingOS(): is missing: set the option SecretKey or the environment variable BILLINGOS_SECRET_KEY. (Parameter 'SecretKey')",
            "AddUnitPay(\"bar\"): is missing: set the option ApiKey or the environment variable UNITPAY_API_KEY. (Parameter 'ApiKey')",
        }));
    }

    [Test]
    public void An_option_out_of_range_is_named()
    {
        var services = new ServiceCollection();
        services.AddPaygentic(options => (options.BearerAuth, options.Timeout) = (Keys.Paygentic, TimeSpan.Zero));
        using var provider = services.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<PaygenticClient>(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("'Timeout'"));
    }

    [Test]
    public void A_second_registration_of_the_same_name_fails_at_once()
    {
        var services = new ServiceCollection();
        services.AddPaygentic();
        services.AddPaygentic("eu");
        services.AddUnitPay();
        services.AddUnitPay("eu");

        Assert.That(() => services.AddPaygentic(options => options.BearerAuth = Keys.Paygentic), Throws.InvalidOperationException.With.Message.StartsWith("AddPaygentic() was called before"));
        Assert.That(() => services.AddPaygentic("eu", Section.Of("{}")), Throws.InvalidOperationException.With.Message.StartsWith("AddPaygentic(\"eu\") was called before"));
        Assert.That(() => services.AddPaygentic("us"), Throws.Nothing);
    }

    [Test]
    public void Names_sections_and_delegates_must_be_there()
    {
        var services = new ServiceCollection();

        Assert.That(() => services.AddPaygentic(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("name"));
        Assert.That(() => services.AddPaygentic(name: null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("name"));
        Assert.That(() => services.AddPaygentic(section: null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("section"));
        Assert.That(() => services.AddPaygentic((Action<IServiceProvider, PaygenticClientOptions>)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("configure"));
        Assert.That(() => ((IServiceCollection)null!).AddPaygentic(), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("services"));
    }

    [Test]
    public void An_HttpClient_of_the_options_would_make_the_builder_useless()
    {
        var services = new ServiceCollection();
        using var http = new HttpClient();
        services.AddPaygentic(options => (options.BearerAuth, options.HttpClient) = (Keys.Paygentic, http));
        using var provider = services.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<PaygenticClient>(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("HttpClient must not be set"));
    }
}
