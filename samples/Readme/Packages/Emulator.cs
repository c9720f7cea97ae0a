using System;
using System.Threading.Tasks;
using Billing.Emulator;
using Billing.UnitPay;

namespace Readme.Packages;

internal static class Emulator
{
    public static async Task RunAsync()
    {
        // snippet
        var emulator = new BillingEmulator();
        var unitpay = new UnitPayClient(new UnitPayClientOptions { ApiKey = "upay_sk_test", HttpClient = emulator.CreateHttpClient() });

        emulator.FailNext(503);   // the SDK tries again
        var product = await unitpay.Products.CreateAsync(new CreateProductRequest { Name = "Studio" });

        Console.WriteLine($"{product.Id} after {emulator.Requests.Count} requests");
        // end
    }
}
