using System;

namespace Billing.Emulator;

/// <summary>A subscription and its current period.</summary>
internal sealed class UnitPaySubscription
{
    internal UnitPaySubscription(string id, string customerId, UnitPayPlan plan, string collectionMethod, string salesMotion)
    {
        Id = id;
        CustomerId = customerId;
        Plan = plan;
        CollectionMethod = collectionMethod;
        SalesMotion = salesMotion;
    }

    internal string Id { get; }

    internal string CustomerId { get; }

    internal UnitPayPlan Plan { get; }

    internal string CollectionMethod { get; }

    internal string SalesMotion { get; }

    /// <summary><c>pending</c> until a card is there, then <c>active</c>, in the end <c>canceled</c>.</summary>
    internal string Status { get; set; } = "pending";

    internal bool CancelAtPeriodEnd { get; set; }

    internal DateTimeOffset PeriodStart { get; set; }

    internal DateTimeOffset PeriodEnd { get; set; }

    /// <summary>The card form that a paid plan without a card waits for.</summary>
    internal string? CheckoutSessionId { get; set; }

    internal JsonObject ToJson() => new(StringComparer.Ordinal)
    {
        ["id"] = Id,
        ["customerId"] = CustomerId,
        ["planId"] = Plan.Id,
        ["productId"] = Plan.ProductId,
        ["status"] = Status,
        ["billingInterval"] = Plan.BillingInterval,
        ["collectionMethod"] = CollectionMethod,
        ["salesMotion"] = SalesMotion,
        ["cancelAtPeriodEnd"] = CancelAtPeriodEnd,
        ["currentBillingPeriodEnd"] = Status == "pending" ? null : Wire.Time(PeriodEnd),
    };
}
