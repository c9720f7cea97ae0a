using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.BillingOS;
using Billing.Faults.Tests.Clients;
using Billing.Paygentic;
using Billing.UnitPay;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>A call whose body is larger than what the system buffers between two sockets.</summary>
public static class LargeBody
{
    /// <summary>Its length in bytes; the rest of the body is a few more.</summary>
    public const int Length = 5_000_000;

    private static readonly string Text = new('x', Length);

    /// <summary>Makes a client.</summary>
    /// <param name="vendor">Of which vendor.</param>
    /// <param name="server">Where the requests go.</param>
    /// <param name="configure">What differs from the defaults.</param>
    /// <returns>The call.</returns>
    public static Func<CancellationToken, Task> Connect(Vendor vendor, Uri server, Action<BillingClientOptions>? configure)
    {
        var send = Sender(vendor, server, configure);
        return cancellationToken => send(new Dictionary<string, object?> { ["text"] = Text }, cancellationToken);
    }

    private static Func<object, CancellationToken, Task> Sender(Vendor vendor, Uri server, Action<BillingClientOptions>? configure)
    {
        switch (vendor)
        {
            case PaygenticVendor:
                var paygentic = new PaygenticClient(Configured(new PaygenticClientOptions { BearerAuth = "sk_test_faults", ServerUrl = server }, configure));
                return (body, stop) => paygentic.SendAsync(HttpMethod.Post, "/large", body, null, stop);
            case UnitPayVendor:
                var unitPay = new UnitPayClient(Configured(new UnitPayClientOptions { ApiKey = "upay_sk_faults", ServerUrl = server }, configure));
                return (body, stop) => unitPay.SendAsync(HttpMethod.Post, "/large", body, null, stop);
            default:
                var billingOS = new BillingOSClient(Configured(new BillingOSClientOptions { SecretKey = "sk_test_faults", ServerUrl = server }, configure));
                return (body, stop) => billingOS.SendAsync(HttpMethod.Post, "/large", body, null, stop);
        }
    }

    private static TOptions Configured<TOptions>(TOptions options, Action<BillingClientOptions>? configure)
        where TOptions : BillingClientOptions
    {
        configure?.Invoke(options);
        return options;
    }
}
