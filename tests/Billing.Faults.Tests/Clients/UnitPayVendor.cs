using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Servers;
using Billing.UnitPay;

namespace Billing.Faults.Tests.Clients;

/// <summary>Reads a customer, subscribes (key in a header), and patches at an endpoint that the SDK does not know (no key: the vendor takes one with POST and DELETE alone).</summary>
public sealed class UnitPayVendor : Vendor
{
    /// <inheritdoc/>
    public override string Name => "UnitPay";

    /// <inheritdoc/>
    public override string Key => "upay_sk_faults";

    /// <inheritdoc/>
    public override Func<CallKind, RequestOptions?, CancellationToken, Task> Connect(Uri server, Action<BillingClientOptions>? configure = null)
    {
        var client = Client(server, configure);
        return (kind, call, cancellationToken) => kind switch
        {
            CallKind.Read => client.Customers.GetAsync("cus_1", call, cancellationToken),
            CallKind.Keyed => client.Subscriptions.CreateAsync(new CreateSubscriptionRequest { CustomerId = "cus_1", PlanId = "pln_1" }, call, cancellationToken),
            _ => client.SendAsync(HttpMethod.Patch, "/unknown", null, call, cancellationToken),
        };
    }

    /// <inheritdoc/>
    public override Func<string, object?, RequestOptions?, CancellationToken, Task> Poster(Uri server, Action<BillingClientOptions>? configure = null)
    {
        var client = Client(server, configure);
        return (path, body, call, cancellationToken) => client.SendAsync(HttpMethod.Post, path, body, call, cancellationToken);
    }

    /// <inheritdoc/>
    public override string Answer(CallKind kind) => """{"id":"x_1","kind":"no_action"}""";

    /// <inheritdoc/>
    public override string? KeyOf(ReceivedRequest request) => request["Idempotency-Key"];

    private UnitPayClient Client(Uri server, Action<BillingClientOptions>? configure)
    {
        var options = new UnitPayClientOptions { ApiKey = Key, ServerUrl = server };
        configure?.Invoke(options);
        return new UnitPayClient(options);
    }
}
