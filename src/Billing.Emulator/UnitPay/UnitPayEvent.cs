using System;

namespace Billing.Emulator;

/// <summary>One accepted usage event.</summary>
internal sealed class UnitPayEvent
{
    internal UnitPayEvent(string customerId, string eventName, decimal quantity, DateTimeOffset time)
    {
        CustomerId = customerId;
        EventName = eventName;
        Quantity = quantity;
        Time = time;
    }

    internal string CustomerId { get; }

    internal string EventName { get; }

    internal decimal Quantity { get; }

    internal DateTimeOffset Time { get; }
}
