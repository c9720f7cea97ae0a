using System;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Prices: what a unit of a metric, or a fee, costs.</summary>
internal sealed class PaygenticPrices
{
    private const string AmountPattern = "^-?\\d+(\\.\\d+)?$";
    private readonly PaygenticEmulator _emulator;

    internal PaygenticPrices(PaygenticEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v0/prices", Create);
        routes.Get("/v0/prices", request => PaygenticPages.Answer(request, _emulator.Prices.Where("billableMetricId", request.Query("billableMetricId")), hasObject: false));
        routes.Get("/v0/prices/{id}", request => EmulatorResponse.Ok(_emulator.Prices.Get(request.Route("id"))));
        routes.Patch("/v0/prices/{id}", Update);
        routes.Delete("/v0/prices/{id}", Delete);
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        Check(body);
        bool isFee = body.Text("feeId") != null;
        JsonObject charged = isFee ? _emulator.Fees.Get(body.Text("feeId")) : _emulator.Metrics.Get(body.Text("billableMetricId"));
        string now = Wire.Time(_emulator.Now);
        JsonObject price = new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("price_", 16),
            ["object"] = "price",
            ["merchantId"] = charged.Text("merchantId"),
            ["billingCadence"] = body.Text("billingCadence"),
            ["createdAt"] = now,
            ["invoiceDisplayName"] = body.Text("invoiceDisplayName"),
            ["model"] = "standard",
            ["paymentTerm"] = body.Text("paymentTerm"),
            ["properties"] = body.Object("properties"),
            ["updatedAt"] = now,
            ["grantDiscountEnabled"] = body.Flag("grantDiscountEnabled") ?? false,
            ["quantity"] = body.Number("quantity") ?? 1,
        }
            .With("billableMetricId", body.Text("billableMetricId"))
            .With("feeId", body.Text("feeId"))
            .With("pricingUnitId", body.Text("pricingUnitId"))
            .With("features", FeaturesOf(body));
        return EmulatorResponse.Created(_emulator.Prices.Add(price));
    }

    private static void Check(JsonObject body)
    {
        RequestRules rules = new RequestRules(body)
            .RequiredText("invoiceDisplayName")
            .RequiredText("paymentTerm")
            .OneOf("paymentTerm", "in_arrears", "in_advance")
            .OneOf("model", "standard")
            .RequiredObject("properties")
            .OptionalInteger("quantity", 0, int.MaxValue);
        rules.Inside("properties").RequiredText("unitPrice").Pattern("unitPrice", AmountPattern);
        bool isFee = body.Text("feeId") != null;
        // Both together: undocumented, refused here.
        if (isFee == (body.Text("billableMetricId") != null))
            rules.Add("billableMetricId", "or feeId: exactly one of them is needed", "one_of");
        if (isFee && body.Text("billingCadence") == null)
            rules.Add("billingCadence", "is required for fees", "required");
        if (!isFee && body.Has("quantity"))
            rules.Add("quantity", "is for fee prices only");
        if (isFee && body.Object("properties")?.Text("unitPrice")?.StartsWith("-", StringComparison.Ordinal) == true)
            rules.Add("properties.unitPrice", "may be negative on metered prices only");
        rules.Check();
    }

    private object?[]? FeaturesOf(JsonObject body)
    {
        if (body.Object("feature") is not { } input)
            return null;
        JsonObject feature = _emulator.Features.Get(input.Text("featureId"));
        return new object?[]
        {
            new JsonObject
            {
                ["id"] = _emulator.Ids.Next("pf_", 16),
                ["featureId"] = feature.Text("id"),
                ["entitlementTemplate"] = input.Object("entitlementTemplate") ?? new JsonObject(),
                ["feature"] = new JsonObject { ["key"] = feature.Text("key"), ["name"] = feature.Text("name"), ["type"] = feature.Text("type") },
            },
        };
    }

    private EmulatorResponse Update(EmulatorRequest request)
    {
        JsonObject price = _emulator.Prices.Get(request.Route("id"));
        JsonObject body = request.Body;
        RequestRules rules = new RequestRules(body)
            .OptionalText("invoiceDisplayName")
            .OneOf("paymentTerm", "in_arrears", "in_advance")
            .OneOf("model", "standard")
            .OptionalInteger("quantity", 0, int.MaxValue);
        if (body.Object("properties") != null)
            rules.Inside("properties").RequiredText("unitPrice").Pattern("unitPrice", AmountPattern);
        rules.Check();
        price.Merge(body, "invoiceDisplayName", "paymentTerm", "model", "properties", "grantDiscountEnabled", "quantity", "pricingUnitId");
        if (body.TryGetValue("billingCadence", out object? cadence))
            price["billingCadence"] = cadence;
        if (body.IsNull("feature"))
            price.Remove("features");
        else if (body.Has("feature"))
            price["features"] = FeaturesOf(body);
        price["updatedAt"] = Wire.Time(_emulator.Now);
        return EmulatorResponse.Ok(price);
    }

    private EmulatorResponse Delete(EmulatorRequest request)
    {
        _emulator.Prices.Remove(_emulator.Prices.Get(request.Route("id")));
        return EmulatorResponse.NoContent();
    }
}
