using System;
using System.Threading.Tasks;
using Billing.UnitPay;

namespace Readme.Packages;

internal static class UnitPay
{
    public static async Task RunAsync()
    {
        // snippet
        var unitpay = new UnitPayClient(new UnitPayClientOptions { ApiKey = "upay_sk_…" });

        var customer = await unitpay.Customers.CreateAsync(new CreateCustomerRequest { Name = "Ada", Email = "ada@example.com" });
        var check = await unitpay.CheckAsync(new CheckRequest { CustomerId = customer.Id, FeatureSlug = "ai-generation" });
        if (check.Access)
        {
            await unitpay.TrackAsync(new TrackEvent { CustomerId = customer.Id, EventName = "ai-generation", Quantity = 1 });
        }

        Console.WriteLine(check.Access ? "tracked" : $"refused: {check.DeniedReason}");
        // end
    }
}
