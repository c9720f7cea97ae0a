using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Plans: prices under one name. Plan versions are not emulated: every plan has the one it was made with.</summary>
internal sealed class PaygenticPlans
{
    private readonly PaygenticEmulator _emulator;

    internal PaygenticPlans(PaygenticEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v0/plans", Create);
        routes.Get("/v0/plans", List);
        routes.Get("/v0/plans/available", ListAvailable);
        routes.Get("/v0/plans/{id}", request => EmulatorResponse.Ok(_emulator.Plans.Get(request.Route("id"))));
        routes.Patch("/v0/plans/{id}", Update);
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        RequestRules rules = Rules(body)
            .RequiredText("name")
            .RequiredText("currency")
            .Pattern("currency", "^[A-Z]{3}$")
            .RequiredText("merchantId")
            .Pattern("merchantId", PaygenticIds.Organization)
            .RequiredText("productId");
        if (body.Text("productId") is { } productId && _emulator.Products.Find(productId) == null)
            rules.Add("productId", "names no product", "not_found");
        if (body.Number("billingVersion") is { } version && version != 1)
            rules.Add("billingVersion", "must be 1: version 0 is not created any more", "invalid_value");
        rules.Check();
        string cadence = body.Text("billingCadence") ?? CadenceOf(body.Text("billingInterval")) ?? "P1M";
        string now = Wire.Time(_emulator.Now);
        JsonObject plan = new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("plan_", 16),
            ["object"] = "plan",
            ["billingCadence"] = cadence,
            ["billingInterval"] = IntervalOf(cadence),
            ["createdAt"] = now,
            ["currency"] = body.Text("currency"),
            ["defaultTaxRate"] = body.Number("defaultTaxRate") ?? 0,
            ["merchantId"] = body.Text("merchantId"),
            ["name"] = body.Text("name"),
            ["prices"] = PricesOf(body),
            ["productId"] = body.Text("productId"),
            ["taxBehavior"] = body.Text("taxBehavior") ?? "exclusive",
            ["updatedAt"] = now,
            ["renewalReminderEnabled"] = body.Flag("renewalReminderEnabled") ?? true,
            ["renewalReminderDays"] = body.Number("renewalReminderDays") ?? 3,
            ["billingVersion"] = 1,
            ["billingAnchor"] = body.Text("billingAnchor"),
            ["defaultVersionId"] = _emulator.Ids.Next("pver_", 16),
        }
            .With("defaultTaxCode", body.Text("defaultTaxCode"))
            .With("description", body.Text("description"))
            .With("invoiceDisplayName", body.Text("invoiceDisplayName"))
            .With("creditAllocations", body.Items("creditAllocations"))
            .With("stablePriceIds", body.Flag("stablePriceIds"));
        return EmulatorResponse.Created(_emulator.Plans.Add(plan));
    }

    private static RequestRules Rules(JsonObject body) => new RequestRules(body)
        .OneOf("billingCadence", "P1M", "P3M", "P1Y")
        .OneOf("billingInterval", "monthly", "quarterly", "yearly", "annual")
        .OneOf("taxBehavior", "exclusive", "inclusive")
        .OptionalInteger("renewalReminderDays", 1, 30)
        .OptionalNumber("defaultTaxRate", 0, 100);

    /// <summary>In go ids, out come whole prices.</summary>
    private List<object?> PricesOf(JsonObject body)
    {
        var prices = new List<object?>();
        foreach (object? id in body.Items("prices") ?? Enumerable.Empty<object?>())
            prices.Add(_emulator.Prices.Find(id as string) ?? throw EmulatorFailure.Invalid(new FieldProblem("prices", "names no price: " + id, "not_found")));
        return prices;
    }

    private EmulatorResponse List(EmulatorRequest request)
    {
        string? productId = request.Query("productId");
        IEnumerable<JsonObject> plans = _emulator.Plans.Where("merchantId", request.Query("merchantId")).Where(plan => productId == null || plan.Text("productId") == productId);
        return PaygenticPages.Answer(request, plans, hasObject: false);
    }

    /// <summary>Leaves out all plans of products that the customer is subscribed to, pending or active.</summary>
    private EmulatorResponse ListAvailable(EmulatorRequest request)
    {
        JsonObject customer = _emulator.Customers.Get(request.Query("customerId") ?? throw EmulatorFailure.Invalid(new FieldProblem("customerId", "is required", "required")));
        string? productId = request.Query("productId");
        string? search = request.Query("search");
        var taken = new HashSet<string?>(_emulator.SubscriptionDesk.LiveOf(customer.Text("id")!)
            .Select(subscription => _emulator.Plans.Get(subscription.Text("planId")).Text("productId")));
        return PaygenticPages.Answer(request, _emulator.Plans.Where("merchantId", customer.Text("merchantId")).Where(plan =>
            !taken.Contains(plan.Text("productId"))
            && (productId == null || plan.Text("productId") == productId)
            && (search == null || plan.Text("name")!.IndexOf(search, StringComparison.OrdinalIgnoreCase) >= 0)), hasObject: false);
    }

    private EmulatorResponse Update(EmulatorRequest request)
    {
        JsonObject plan = _emulator.Plans.Get(request.Route("id"));
        JsonObject body = request.Body;
        Rules(body).OptionalText("name").Check();
        plan.Merge(body, "name", "description", "invoiceDisplayName", "creditAllocations", "stablePriceIds");
        plan.Merge(body, "defaultTaxCode", "defaultTaxRate", "taxBehavior", "renewalReminderEnabled", "renewalReminderDays");
        if (body.Has("prices"))
            plan["prices"] = PricesOf(body);
        if (body.TryGetValue("billingAnchor", out object? anchor))
            plan["billingAnchor"] = anchor;
        if ((body.Text("billingCadence") ?? CadenceOf(body.Text("billingInterval"))) is { } cadence)
        {
            plan["billingCadence"] = cadence;
            plan["billingInterval"] = IntervalOf(cadence);
        }

        plan["updatedAt"] = Wire.Time(_emulator.Now);
        return EmulatorResponse.Ok(plan);
    }

    private static string? CadenceOf(string? interval) => interval switch
    {
        "monthly" => "P1M",
        "quarterly" => "P3M",
        "yearly" or "annual" => "P1Y",
        _ => null,
    };

    private static string IntervalOf(string cadence) => cadence switch
    {
        "P3M" => "quarterly",
        "P1Y" => "yearly",
        _ => "monthly",
    };
}
