using System;

namespace Billing.UnitPay;

public sealed partial class TrackEvent
{
    /// <summary>A copy with what the server would fill in on arrival, fixed now. The caller's object stays as it is.</summary>
    internal TrackEvent Fixed(DateTimeOffset now) => new()
    {
        CustomerId = CustomerId,
        EventName = EventName,
        Quantity = Quantity ?? 1,
        Properties = Properties,
        Timestamp = (Timestamp ?? now).ToUniversalTime(),
        IdempotencyKey = IdempotencyKey,
        AdditionalProperties = AdditionalProperties,
    };
}
