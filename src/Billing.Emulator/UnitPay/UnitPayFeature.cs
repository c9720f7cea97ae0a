namespace Billing.Emulator;

/// <summary>A feature of a plan: on or off, counted up to a limit, or paid for in credits.</summary>
internal sealed class UnitPayFeature
{
    internal UnitPayFeature(JsonObject entitlement)
    {
        Slug = entitlement.Text("featureSlug") ?? "";
        CreditCurrencyId = entitlement.Text("creditCurrencyId");
        CreditCost = entitlement.Number("creditCost") ?? 1;
        Limit = entitlement.Number("limit");
        // The type may be left out: what is set tells it.
        Type = entitlement.Text("featureType")
            ?? (CreditCurrencyId != null || entitlement.Has("creditCost") ? "credit" : entitlement.Has("limit") ? "metered" : "boolean");
        EventName = entitlement.Text("eventName") ?? (Type is "credit" or "metered" ? Slug : null);
    }

    internal string Slug { get; }

    internal string Type { get; }

    /// <summary>The billable metric that counts it; null for a feature that is not counted.</summary>
    internal string? EventName { get; }

    internal string? CreditCurrencyId { get; }

    /// <summary>Credits per unit.</summary>
    internal decimal CreditCost { get; }

    /// <summary>Units per period; null for no limit.</summary>
    internal decimal? Limit { get; }
}
