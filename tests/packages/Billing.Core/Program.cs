using System;
using System.Threading.Tasks;
using Billing.UnitPay;

namespace Billing.Core;

/// <summary>An application's own project, assembly and namespace may be named like the SDK's runtime.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var unitpay = new UnitPayClient(new UnitPayClientOptions { ApiKey = "upay_sk_app", ServerUrl = new Uri(new Uri(arguments[0]), "/unitpay/v1") });
        var customer = await unitpay.Customers.CreateAsync(new CreateCustomerRequest { Name = "Ada", Email = "ada@example.com" });
        Console.WriteLine(typeof(Program).Assembly.GetName().Name + " made " + customer.Id + " with " + typeof(BillingException).Assembly.GetName().Name);
        return typeof(Program).Assembly.GetName().Name == "Billing.Core" ? 0 : 1;
    }
}
