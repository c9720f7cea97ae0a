using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>A plan: what it costs, which features it gives, and which credits it grants.</summary>
internal sealed class UnitPayPlan
{
    internal UnitPayPlan(JsonObject body)
    {
        Body = body;
        Charges = Objects(body, "charges");
        Features = Objects(body, "entitlements").Select(entitlement => new UnitPayFeature(entitlement)).ToArray();
        GrantRules = Objects(body, "creditGrantRules");
    }

    /// <summary>As it goes over the wire.</summary>
    internal JsonObject Body { get; }

    internal string Id => Body.Text("id")!;

    internal string ProductId => Body.Text("productId")!;

    internal IReadOnlyList<JsonObject> Charges { get; }

    internal IReadOnlyList<UnitPayFeature> Features { get; }

    internal IReadOnlyList<JsonObject> GrantRules { get; }

    /// <summary>What is due when a subscription starts, in minor units.</summary>
    internal long DueAtStart => Sum("recurring") + Sum("one_off");

    /// <summary>What every further period costs, in minor units.</summary>
    internal long DuePerPeriod => Sum("recurring");

    internal string Currency => Charges.Select(charge => charge.Text("currency")).FirstOrDefault(currency => currency != null) ?? "usd";

    internal string BillingInterval => Charges.Select(charge => charge.Text("billingInterval")).FirstOrDefault(interval => interval != null) ?? "month";

    internal DateTimeOffset NextPeriod(DateTimeOffset start) =>
        BillingInterval is "year" or "yearly" or "annual" ? start.AddYears(1) : start.AddMonths(1);

    internal static JsonObject[] Objects(JsonObject owner, string name) => owner.Items(name)?.OfType<JsonObject>().ToArray() ?? Array.Empty<JsonObject>();

    private long Sum(string kind) => Charges.Where(charge => charge.Text("kind") == kind).Sum(charge => (long)(charge.Number("amount") ?? 0));
}
