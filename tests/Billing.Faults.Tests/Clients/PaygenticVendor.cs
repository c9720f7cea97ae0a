using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Servers;
using Billing.Paygentic;

namespace Billing.Faults.Tests.Clients;

/// <summary>Reads a customer, adds a line item (key in header and body), creates a subscription (no key).</summary>
public sealed class PaygenticVendor : Vendor
{
    /// <inheritdoc/>
    public override string Name => "Paygentic";

    /// <inheritdoc/>
    public override string Key => "sk_test_faults";

    /// <inheritdoc/>
    public override Func<CallKind, RequestOptions?, CancellationToken, Task> Connect(Uri server, Action<BillingClientOptions>? configure = null)
    {
        var client = Client(server, configure);
        return (kind, call, cancellationToken) => kind switch
        {
            CallKind.Read => client.Customers.GetAsync("cus_1", call, cancellationToken),
            CallKind.Keyed => client.InvoicesV2.CreateLineItemAsync(Item(), call, cancellationToken),
            _ => client.Subscriptions.CreateAsync(new CreateSubscriptionRequest { CustomerId = "cus_1", Name = "Pro", PlanId = "plan_1", StartedAt = DateTimeOffset.UnixEpoch }, call, cancellationToken),
        };
    }

    /// <inheritdoc/>
    public override Func<string, object?, RequestOptions?, CancellationToken, Task> Poster(Uri server, Action<BillingClientOptions>? configure = null)
    {
        var client = Client(server, configure);
        return (path, body, call, cancellationToken) => client.SendAsync(HttpMethod.Post, path, body, call, cancellationToken);
    }

    /// <inheritdoc/>
    public override string Answer(CallKind kind) => """{"id":"x_1"}""";

    /// <inheritdoc/>
    public override string? KeyOf(ReceivedRequest request) => request["Idempotency-Key"];

    private static CreateManualLineItemRequest Item() =>
        new() { SubscriptionId = "sub_1", DisplayName = "Support", Currency = "USD", Quantity = 1, UnitPrice = 10.50m };

    private PaygenticClient Client(Uri server, Action<BillingClientOptions>? configure)
    {
        var options = new PaygenticClientOptions { BearerAuth = Key, ServerUrl = server };
        configure?.Invoke(options);
        return new PaygenticClient(options);
    }
}
