using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.BillingOS;
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

        Ingestion(emulator);

        var unknown = await Check.Throws<OptionsValidationException>(() => Task.FromResult(provider.GetRequiredService<PaygenticClient>()), "an unknown setting");
        Check.That(unknown.Message.Contains("Retri"), "the setting is named");
    }

    private static void Ingestion(BillingEmulator emulator)
    {
        emulator.BillingOS.AddCustomer("user_tour").Grant("api_calls", 10);
        var services = new ServiceCollection();
        services.AddBillingOSIngestion(Section("SecretKey", "sk_test_tour", "AutoBatch", "false", "Overflow", "DropNewest", "ShutdownTimeout", "00:00:20")).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        BillingOSIngestion ingestion;
        using (var provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            ingestion = provider.GetRequiredService<BillingOSIngestion>();
            ingestion.Track(new TrackUsageRequest { CustomerId = "user_tour", FeatureKey = "api_calls", Quantity = 1 });
        }

        Check.Same(ingestion.Books.Delivered, 1, "the end of a container sends what was tracked");
    }

    private static IConfiguration Section(params string[] pairs) =>
        new ConfigurationBuilder().AddInMemoryCollection(Enumerable.Range(0, pairs.Length / 2).Select(i => new KeyValuePair<string, string?>(pairs[i * 2], pairs[(i * 2) + 1]))).Build();
}
