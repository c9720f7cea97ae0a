using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Billing.Emulator;

/// <summary>Products, plans, credit currencies and billable metrics. What the vendor does not document about create bodies follows our own document of its API.</summary>
internal sealed class UnitPayCatalog
{
    private readonly UnitPayEmulator _emulator;

    internal UnitPayCatalog(UnitPayEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/products", CreateProduct);
        routes.Get("/products", request => UnitPayPages.Answer(request, OfStatus(request, _emulator.Products)));
        routes.Post("/plans", CreatePlan);
        routes.Get("/plans", request => UnitPayPages.Answer(request, OfStatus(request, _emulator.Plans.Select(plan => plan.Body))));
        routes.Post("/credit-currencies", CreateCurrency);
        routes.Get("/billable-metrics", ListMetrics);
        routes.Get("/public/pricing/{productId}", GetPricing);
        routes.Post("/onboarding", Onboard);
    }

    private static IEnumerable<JsonObject> OfStatus(EmulatorRequest request, IEnumerable<JsonObject> items)
    {
        string? status = request.Query("status");
        return items.Where(item => status == null || item.Text("status") == status);
    }

    private EmulatorResponse CreateProduct(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body).RequiredText("name").OptionalText("slug").OptionalText("description").OptionalText("image").Check();
        string slug = SlugOf(body);
        RequireFreeSlug(_emulator.Products, slug, "product");
        string now = Wire.Time(_emulator.Now);
        var product = new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("prod_", 26),
            ["organizationId"] = "org_emulator",
            ["name"] = body.Text("name"),
            ["slug"] = slug,
            ["description"] = body.Text("description"),
            ["image"] = body.Text("image"),
            ["status"] = "active",
            ["metadata"] = body.Object("metadata") ?? new JsonObject(),
            ["createdAt"] = now,
            ["updatedAt"] = now,
        };
        _emulator.Products.Add(product);
        return EmulatorResponse.Created(product);
    }

    private EmulatorResponse CreateCurrency(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body).RequiredText("slug").RequiredText("name").RequiredText("denomination").OptionalInteger("minorUnitScale", 0, 28).Check();
        RequireFreeSlug(_emulator.Currencies, body.Text("slug")!, "credit currency");
        var currency = new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("ccur_", 26),
            ["slug"] = body.Text("slug"),
            ["name"] = body.Text("name"),
            ["denomination"] = body.Text("denomination"),
            // Decimal places, as a choice: the vendor does not say whether it is that or a factor.
            ["minorUnitScale"] = body.Number("minorUnitScale") ?? (body.Text("denomination") == "unit" ? 0 : 2),
        };
        _emulator.Currencies.Add(currency);
        return EmulatorResponse.Created(currency);
    }

    private EmulatorResponse CreatePlan(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        CheckPlan(body);
        string productId = body.Text("productId")!;
        if (_emulator.Products.All(product => product.Text("id") != productId))
            throw EmulatorFailure.NotFound("Product");
        string slug = SlugOf(body);
        RequireFreeSlug(_emulator.Plans.Where(existing => existing.ProductId == productId).Select(existing => existing.Body), slug, "plan");

        var plan = new UnitPayPlan(new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("pln_", 26),
            ["productId"] = productId,
            ["name"] = body.Text("name"),
            ["slug"] = slug,
            ["description"] = body.Text("description"),
            ["isPublic"] = body.Flag("isPublic") ?? true,
            ["status"] = "active",
            ["charges"] = UnitPayPlan.Objects(body, "charges"),
            ["entitlements"] = UnitPayPlan.Objects(body, "entitlements"),
            ["creditGrantRules"] = UnitPayPlan.Objects(body, "creditGrantRules"),
            ["metadata"] = body.Object("metadata") ?? new JsonObject(),
        });
        IEnumerable<string?> currencies = plan.GrantRules.Select(rule => rule.Text("creditCurrencyId")).Concat(plan.Features.Select(feature => feature.CreditCurrencyId));
        if (currencies.Any(id => id != null && _emulator.Currencies.All(currency => currency.Text("id") != id)))
            throw EmulatorFailure.NotFound("Credit currency");
        _emulator.Plans.Add(plan);
        foreach (string eventName in plan.Features.Select(feature => feature.EventName).Concat(plan.Charges.Select(charge => charge.Text("eventName"))).OfType<string>().Distinct())
            AddMetric(productId, eventName);
        return EmulatorResponse.Created(plan.Body);
    }

    private static void CheckPlan(JsonObject body)
    {
        RequestRules rules = new RequestRules(body).RequiredText("productId").RequiredText("name").OptionalText("slug").OptionalText("description");
        foreach (JsonObject charge in UnitPayPlan.Objects(body, "charges"))
            rules.Inside(charge, "charges").OneOf("kind", "recurring", "usage", "one_off").OptionalInteger("amount", 0, long.MaxValue);
        foreach (JsonObject entitlement in UnitPayPlan.Objects(body, "entitlements"))
        {
            rules.Inside(entitlement, "entitlements")
                .RequiredText("featureSlug")
                .OneOf("featureType", "boolean", "metered", "credit", "config", "enum")
                .OptionalNumber("limit", 0)
                .OptionalNumber("creditCost", 0);
        }

        foreach (JsonObject rule in UnitPayPlan.Objects(body, "creditGrantRules"))
            rules.Inside(rule, "creditGrantRules").RequiredText("creditCurrencyId").RequiredNumber("amount", 0).OptionalInteger("priority", 0, int.MaxValue);
        rules.Check();
    }

    private void AddMetric(string productId, string eventName)
    {
        if (_emulator.Metrics.Any(metric => metric.Text("productId") == productId && metric.Text("name") == eventName))
            return;
        _emulator.Metrics.Add(new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("bm_", 26),
            ["productId"] = productId,
            ["name"] = eventName,
        });
    }

    private EmulatorResponse ListMetrics(EmulatorRequest request)
    {
        string? productId = request.Query("productId");
        return UnitPayPages.Answer(request, _emulator.Metrics.Where(metric => productId == null || metric.Text("productId") == productId));
    }

    private EmulatorResponse GetPricing(EmulatorRequest request)
    {
        string productId = request.Route("productId");
        if (_emulator.Products.All(product => product.Text("id") != productId))
            throw EmulatorFailure.NotFound("Product");
        UnitPayPlan[] plans = _emulator.Plans.Where(plan => plan.ProductId == productId && plan.Body.Flag("isPublic") == true).ToArray();
        return EmulatorResponse.Ok(new JsonObject
        {
            // One tier for each plan: the vendor's grouping is not published.
            ["tiers"] = plans.Select(plan => (object?)new JsonObject { ["name"] = plan.Body.Text("name"), ["plans"] = new object?[] { plan.Body } }).ToArray(),
            ["creditPackages"] = Array.Empty<object?>(),
            ["addons"] = Array.Empty<object?>(),
            ["features"] = plans.SelectMany(plan => plan.Features).Select(feature => feature.Slug).Distinct()
                .Select(slug => (object?)new JsonObject { ["slug"] = slug }).ToArray(),
        });
    }

    private EmulatorResponse Onboard(EmulatorRequest request)
    {
        new RequestRules(request.Body).RequiredText("url").Check();
        // Nobody reads the page here: the proposal never gets beyond its start.
        return EmulatorResponse.Created(new JsonObject { ["id"] = _emulator.Ids.Next("onb_", 26), ["status"] = "pending" });
    }

    private static void RequireFreeSlug(IEnumerable<JsonObject> items, string slug, string what)
    {
        if (items.Any(item => item.Text("slug") == slug))
            throw EmulatorFailure.Conflict("There is a " + what + " with the slug " + slug + " already.");
    }

    private static string SlugOf(JsonObject body) =>
        body.Text("slug") ?? Regex.Replace(body.Text("name")!.ToLowerInvariant(), "[^a-z0-9]+", "-").Trim('-');
}
