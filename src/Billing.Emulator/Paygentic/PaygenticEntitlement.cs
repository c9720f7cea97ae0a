using System;

namespace Billing.Emulator;

/// <summary>A feature that a customer is entitled to. The balance of a metered one is the ledger's.</summary>
internal sealed class PaygenticEntitlement
{
    private readonly PaygenticEmulator _emulator;

    internal PaygenticEntitlement(PaygenticEmulator emulator, string customerId, JsonObject feature, JsonObject template, string? subscriptionId, string? metricId)
    {
        _emulator = emulator;
        Id = emulator.Ids.Next("ent_", 16);
        CustomerId = customerId;
        Feature = feature;
        Template = template;
        SubscriptionId = subscriptionId;
        MetricId = metricId;
        ActiveFrom = emulator.Now;
    }

    internal string Id { get; }

    internal string CustomerId { get; }

    internal JsonObject Feature { get; }

    internal JsonObject Template { get; }

    internal string? SubscriptionId { get; }

    /// <summary>Whose events burn its credits: the metric of the price that brought it. Null for one that was issued directly.</summary>
    internal string? MetricId { get; }

    internal DateTimeOffset ActiveFrom { get; set; }

    internal DateTimeOffset? ActiveTo { get; set; }

    internal bool IsCanceled { get; set; }

    internal JsonObject Metadata { get; set; } = new(StringComparer.Ordinal);

    internal string LedgerAccount => "paygentic/" + Id;

    internal string Type => Template.Text("type") ?? Feature.Text("type")!;

    internal string StatusAt(DateTimeOffset time) => IsCanceled ? "canceled" : ActiveTo <= time ? "expired" : "active";

    /// <summary>List items and details differ in the name of the id.</summary>
    internal JsonObject ToJson(bool isDetail, DateTimeOffset at)
    {
        decimal balance = _emulator.Owner.Ledger.BalanceOf(LedgerAccount);
        bool isSoft = Template.Flag("isSoftLimit") ?? false;
        bool isActive = StatusAt(at) == "active" && ActiveFrom <= at;
        var json = new JsonObject(StringComparer.Ordinal)
        {
            [isDetail ? "id" : "entitlementId"] = Id,
            ["customerId"] = CustomerId,
            ["featureId"] = Feature.Text("id"),
            ["featureKey"] = Feature.Text("key"),
            ["featureType"] = Type,
            ["productId"] = Feature.Text("productId"),
            ["subscriptionId"] = SubscriptionId,
            ["status"] = StatusAt(at),
            ["activeFrom"] = Wire.Time(ActiveFrom),
            ["activeTo"] = Wire.Time(ActiveTo),
            ["hasAccess"] = isActive && (Type != "metered" || isSoft || balance > 0),
            ["metadata"] = Metadata,
            ["config"] = Type == "static" ? Template.Object("config") ?? new JsonObject() : null,
        };
        if (isDetail)
            json["object"] = "entitlement";
        if (Type != "metered")
            return json;
        json["isSoftLimit"] = isSoft;
        json["balance"] = Math.Max(0, balance);
        json["usageInPeriod"] = Used;
        json["overage"] = Math.Max(0, -balance);
        json["pricingUnitId"] = null;
        json["currentPeriodStart"] = Wire.Time(ActiveFrom);
        json["currentPeriodEnd"] = Wire.Time(ActiveTo);
        return json;
    }

    internal decimal Used { get; private set; }

    internal void Burn(decimal amount, string eventId)
    {
        Used += amount;
        _emulator.Owner.Ledger.Append(LedgerAccount, -amount, "usage", eventId, _emulator.Now);
    }
}
