using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Billable metrics: which events count, and how.</summary>
internal sealed class PaygenticMetrics
{
    private const string JsonPathPattern = "^\\$\\.[a-zA-Z0-9_]+(\\.[a-zA-Z0-9_]+)*$";
    private readonly PaygenticEmulator _emulator;

    internal PaygenticMetrics(PaygenticEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v0/billableMetrics", Create);
        routes.Get("/v0/billableMetrics", List);
        routes.Get("/v0/billableMetrics/{id}", request => EmulatorResponse.Ok(_emulator.Metrics.Get(request.Route("id"))));
        routes.Patch("/v0/billableMetrics/{id}", Update);
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        RequestRules rules = new RequestRules(body)
            .RequiredText("name")
            .RequiredText("description")
            .RequiredText("unit")
            .RequiredText("aggregation")
            .OneOf("aggregation", "SUM", "COUNT", "AVG", "MIN", "MAX", "UNIQUE_COUNT", "LATEST")
            .RequiredText("merchantId")
            .Pattern("merchantId", PaygenticIds.Organization)
            .RequiredText("productId")
            .Pattern("valueProperty", JsonPathPattern)
            .OptionalTime("eventFrom");
        if (body.Text("aggregation") is not (null or "COUNT" or "UNIQUE_COUNT") && body.Text("valueProperty") == null)
            rules.Add("valueProperty", "is required for this aggregation", "required");
        if (body.Text("productId") is { } productId && _emulator.Products.Find(productId) == null)
            rules.Add("productId", "names no product", "not_found");
        rules.Check();
        string now = Wire.Time(_emulator.Now);
        return EmulatorResponse.Created(_emulator.Metrics.Add(new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("bm_", 16),
            ["object"] = "billableMetric",
            ["aggregation"] = body.Text("aggregation"),
            ["createdAt"] = now,
            ["description"] = body.Text("description"),
            ["merchantId"] = body.Text("merchantId"),
            ["name"] = body.Text("name"),
            ["productId"] = body.Text("productId"),
            ["itemId"] = body.Text("itemId"),
            ["unit"] = body.Text("unit"),
            ["updatedAt"] = now,
            ["eventType"] = body.Text("eventType"),
            ["valueProperty"] = body.Text("valueProperty"),
            ["groupBy"] = body.Object("groupBy"),
            ["eventFrom"] = body.Text("eventFrom"),
        }));
    }

    private EmulatorResponse List(EmulatorRequest request)
    {
        string merchantId = request.Query("merchantId") ?? throw EmulatorFailure.Invalid(new FieldProblem("merchantId", "is required", "required"));
        string? productId = request.Query("productId");
        IEnumerable<JsonObject> metrics = _emulator.Metrics.Where("merchantId", merchantId).Where(metric => productId == null || metric.Text("productId") == productId);
        return PaygenticPages.Answer(request, metrics, hasObject: true);
    }

    private EmulatorResponse Update(EmulatorRequest request)
    {
        JsonObject metric = _emulator.Metrics.Get(request.Route("id"));
        JsonObject body = request.Body;
        new RequestRules(body).OptionalText("name").OptionalText("description").OptionalText("unit").Pattern("valueProperty", JsonPathPattern).OptionalTime("eventFrom").Check();
        metric.Merge(body, "name", "description", "unit");
        // These may be cleared, and are then present as null.
        foreach (string name in new[] { "itemId", "eventType", "valueProperty", "groupBy", "eventFrom" })
        {
            if (body.TryGetValue(name, out object? value))
                metric[name] = value;
        }

        metric["updatedAt"] = Wire.Time(_emulator.Now);
        return EmulatorResponse.Ok(metric);
    }
}
