using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Billing.BillingOS;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Clients;

/// <summary>Checks an entitlement, tracks usage (key in the body), creates a session token (no key).</summary>
public sealed class BillingOSVendor : Vendor
{
    /// <inheritdoc/>
    public override string Name => "BillingOS";

    /// <inheritdoc/>
    public override string Key => "sk_test_faults";

    /// <inheritdoc/>
    public override Func<CallKind, RequestOptions?, CancellationToken, Task> Connect(Uri server, Action<BillingClientOptions>? configure = null)
    {
        var client = Client(server, configure);
        return (kind, call, cancellationToken) => kind switch
        {
            CallKind.Read => client.CheckEntitlementAsync("user_1", "api_calls", call, cancellationToken),
            CallKind.Keyed => client.TrackUsageAsync(new TrackUsageRequest { CustomerId = "user_1", FeatureKey = "api_calls", Quantity = 1 }, call, cancellationToken),
            _ => client.CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_1" }, call, cancellationToken),
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
    public override string? KeyOf(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return body.RootElement.TryGetProperty("idempotency_key", out var key) ? key.GetString() : null;
    }

    private BillingOSClient Client(Uri server, Action<BillingClientOptions>? configure)
    {
        var options = new BillingOSClientOptions { SecretKey = Key, ServerUrl = server };
        configure?.Invoke(options);
        return new BillingOSClient(options);
    }
}
