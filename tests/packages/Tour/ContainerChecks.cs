using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.Emulator;
using Billing.Paygentic;
using Billing.UnitPay;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Tour;

/// <summary>Clients from a container: from code, from configuration, and under a key.</summary>
internal static class ContainerChecks
{
    public static async Task RunAsync()
    {
        var emulator = new BillingEmulator();
        var services = new ServiceCollection();
        services.AddUnitPay(options => options.ApiKey = "upay_sk_tour").ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        services.AddUnitPay("other", Section("ApiKey", "upay_sk_other", "Retry:MaxRetries", "1", "AttemptTimeout", "00:00:05")).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        services.AddPaygentic(Section("BearerAuth", "sk_test_tour", "Retri", "1"));
        using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<UnitPayClient>().Products.CreateAsync(new Billing.UnitPay.CreateProductRequest { Name = "One" });
        await provider.GetRequiredKeyedService<UnitPayClient>("other").Products.CreateAsync(new Billing.UnitPay.CreateProductRequest { Name = "Two" });
        Check.Same(emulator.Requests.Count(request => request.Status == 201), 2, "clients come from a container");

        var unknown = await Check.Throws<OptionsValidationException>(() => Task.FromResult(provider.GetRequiredService<PaygenticClient>()), "an unknown setting");
        Check.That(unknown.Message.Contains("Retri"), "the setting is named");
    }

    private static IConfiguration Section(params string[] pairs) =>
        new ConfigurationBuilder().AddInMemoryCollection(Enumerable.Range(0, pairs.Length / 2).Select(i => new KeyValuePair<string, string?>(pairs[i * 2], pairs[(i * 2) + 1]))).Build();
}
