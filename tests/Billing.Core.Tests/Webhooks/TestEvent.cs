using Billing.Runtime;

namespace Billing.Core.Tests.Webhooks;

/// <summary>What a vendor makes of a delivery.</summary>
internal sealed class TestEvent(WebhookDelivery delivery) : WebhookEvent(delivery)
{
    public string? Type { get; } = delivery.Text("type");
}
