using System;
using System.Net.Http;
using System.Threading;
using Billing;
using Billing.BillingOS;
using Billing.Emulator;
using Billing.Paygentic;
using Billing.UnitPay;

namespace Tour;

/// <summary>The three clients, on the emulator of this process or over HTTP on its server.</summary>
internal sealed class Clients
{
    private Clients(HttpClient? http, Uri paygentic, Uri unitpay, Uri billingos)
    {
        var retry = new RetryOptions { InitialInterval = TimeSpan.FromMilliseconds(5), MaxInterval = TimeSpan.FromMilliseconds(10) };
        Paygentic = new PaygenticClient(new PaygenticClientOptions { BearerAuth = "sk_test_tour", ServerUrl = paygentic, HttpClient = http, Retry = retry, ApplicationName = "tour/1.0" });
        UnitPay = new UnitPayClient(new UnitPayClientOptions { ApiKey = "upay_sk_tour", ServerUrl = unitpay, HttpClient = http, Retry = retry });
        BillingOS = new BillingOSClient(new BillingOSClientOptions { SecretKey = "sk_test_tour", ServerUrl = billingos, HttpClient = http, Retry = retry });
    }

    public PaygenticClient Paygentic { get; }

    public UnitPayClient UnitPay { get; }

    public BillingOSClient BillingOS { get; }

    public static Clients On(BillingEmulator emulator) =>
        new Clients(emulator.CreateHttpClient(), emulator.PaygenticUrl, emulator.UnitPayUrl, emulator.BillingOSUrl);

    /// <summary>With no HttpClient of the program's own: on the SDK's connections.</summary>
    public static Clients At(Uri server) =>
        new Clients(null, new Uri(server, "/paygentic"), new Uri(server, "/unitpay/v1"), new Uri(server, "/billingos"));
}
