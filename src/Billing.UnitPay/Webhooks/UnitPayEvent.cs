using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>
/// What UnitPay delivered, verified by <see cref="UnitPayWebhooks"/>. In <see cref="WebhookEvent.Data"/> and <see cref="WebhookEvent.Body"/> the keys
/// are in camel case, as in the vendor's SDK: <c>customer_id</c> is <c>customerId</c>, at every depth. <see cref="WebhookEvent.RawJson"/> is as it arrived.
/// </summary>
public sealed class UnitPayEvent : WebhookEvent
{
    internal UnitPayEvent(WebhookDelivery delivery)
        : base(CamelCase.Apply(delivery))
    {
        Type = delivery.Text("type") ?? delivery.Text("eventType") ?? string.Empty;
    }

    /// <summary>What happened: the member <c>type</c> of the body, or <c>eventType</c>; empty when there is neither. The vendor documents no member.</summary>
    public UnitPayEventType Type { get; }

    /// <summary>For logs: the id and the type, no data.</summary>
    /// <returns>For example <c>UnitPayEvent { id: msg_1, type: invoice.paid }</c>.</returns>
    public override string ToString() => JsonIo.Describe(nameof(UnitPayEvent), ("id", Id), ("type", Type));
}
