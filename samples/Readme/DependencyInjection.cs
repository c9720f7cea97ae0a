using System;
using Billing.Paygentic;
using Billing.UnitPay;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Readme;

internal static class DependencyInjection
{
    public static void Run(IServiceCollection services, IConfiguration configuration)
    {
        // snippet
        services.AddPaygentic(configuration.GetSection("Billing:Paygentic"));   // { "BearerAuth": "sk_…", "Timeout": "00:01:00", "Retry": { "MaxRetries": 4 } }
        services.AddPaygentic("eu", options => options.ServerUrl = new Uri("https://eu.example.com"));
        services.AddUnitPay((provider, options) => options.Hooks.Add(provider.GetRequiredService<AuditHook>()));
        services.AddUnitPayIngestion(configuration.GetSection("Billing:Usage"));   // { "ApiKey": "upay_sk_…", "JournalDirectory": "/var/lib/shop/usage" }

        services.AddSingleton<Shop>();   // class Shop(UnitPayIngestion usage, [FromKeyedServices("eu")] PaygenticClient eu)
        // end
    }

    private sealed class AuditHook : Billing.RequestHook
    {
    }

    private sealed class Shop(UnitPayIngestion usage, [FromKeyedServices("eu")] PaygenticClient eu)
    {
        public UnitPayIngestion Usage { get; } = usage;

        public PaygenticClient Eu { get; } = eu;
    }
}
