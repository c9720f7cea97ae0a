using System;
using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>
/// What Paygentic delivered, verified by <see cref="PaygenticWebhooks"/>. Of <see cref="PaygenticEventType.InvoicePaidV0"/> the documentation says that
/// <see cref="WebhookEvent.Data"/> holds <c>invoiceId</c> and <c>grantId</c>; of the others it does not say what it holds.
/// </summary>
public sealed class PaygenticEvent : WebhookEvent
{
    internal PaygenticEvent(WebhookDelivery delivery)
        : base(delivery)
    {
        EventType = delivery.Text("eventType") ?? string.Empty;
        EventId = delivery.Text("eventId");
        Timestamp = delivery.Time("timestamp");
    }

    /// <summary>What happened; empty when the body does not say.</summary>
    public PaygenticEventType EventType { get; }

    /// <summary>The id of the event, from the body; null when there is none. <see cref="WebhookEvent.Id"/> is that of the delivery.</summary>
    public string? EventId { get; }

    /// <summary>When it happened, from the body; null when there is no time in ISO 8601.</summary>
    public DateTimeOffset? Timestamp { get; }

    /// <summary>For logs: the ids and the type, no data.</summary>
    /// <returns>For example <c>PaygenticEvent { id: msg_1, eventType: invoice.paid.v0 }</c>.</returns>
    public override string ToString() => JsonIo.Describe(nameof(PaygenticEvent), ("id", Id), ("eventType", EventType), ("eventId", EventId));
}
