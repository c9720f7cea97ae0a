using System.Threading;
using System.Threading.Tasks;
using Billing.Emulator;
using Billing.UnitPay;

namespace Readme;

internal static class Tests
{
    public static async Task<Product> RunAsync(CancellationToken cancellationToken)
    {
        // snippet
        var emulator = new BillingEmulator();   // the three vendors in memory: no network, no account
        var unitpay = new UnitPayClient(new UnitPayClientOptions { ApiKey = "upay_sk_test", ServerUrl = emulator.UnitPayUrl, HttpClient = emulator.CreateHttpClient() });
        emulator.FailNext(503);                 // see your own code retry
        var product = await unitpay.Products.CreateAsync(new CreateProductRequest { Name = "Studio" }, cancellationToken: cancellationToken);
        // end
        return product;
    }
}
