using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Fees: fixed charges, whose amount and cadence sit on a price.</summary>
internal sealed class PaygenticFees
{
    private readonly PaygenticEmulator _emulator;

    internal PaygenticFees(PaygenticEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v0/fees", Create);
        routes.Get("/v0/fees", List);
        routes.Get("/v0/fees/{id}", request => EmulatorResponse.Ok(_emulator.Fees.Get(request.Route("id"))));
        routes.Patch("/v0/fees/{id}", Update);
        routes.Delete("/v0/fees/{id}", Delete);
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        RequestRules rules = new RequestRules(body)
            .RequiredText("name")
            .RequiredText("description")
            .RequiredText("merchantId")
            .Pattern("merchantId", PaygenticIds.Organization)
            .RequiredText("productId");
        if (body.Text("productId") is { } productId && _emulator.Products.Find(productId) == null)
            rules.Add("productId", "names no product", "not_found");
        rules.Check();
        string now = Wire.Time(_emulator.Now);
        return EmulatorResponse.Created(_emulator.Fees.Add(new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("fee_", 16),
            ["object"] = "fee",
            ["name"] = body.Text("name"),
            ["description"] = body.Text("description"),
            ["merchantId"] = body.Text("merchantId"),
            ["productId"] = body.Text("productId"),
            ["itemId"] = body.Text("itemId"),
            ["createdAt"] = now,
            ["updatedAt"] = now,
        }));
    }

    private EmulatorResponse List(EmulatorRequest request)
    {
        string? productId = request.Query("productId");
        IEnumerable<JsonObject> fees = _emulator.Fees.Where("merchantId", request.Query("merchantId")).Where(fee => productId == null || fee.Text("productId") == productId);
        return PaygenticPages.Answer(request, fees, hasObject: true);
    }

    private EmulatorResponse Update(EmulatorRequest request)
    {
        JsonObject fee = _emulator.Fees.Get(request.Route("id"));
        new RequestRules(request.Body).OptionalText("name").OptionalText("description").Check();
        fee.Merge(request.Body, "name", "description");
        if (request.Body.TryGetValue("itemId", out object? itemId))
            fee["itemId"] = itemId;
        fee["updatedAt"] = Wire.Time(_emulator.Now);
        return EmulatorResponse.Ok(fee);
    }

    private EmulatorResponse Delete(EmulatorRequest request)
    {
        JsonObject fee = _emulator.Fees.Get(request.Route("id"));
        int prices = _emulator.Prices.Where("feeId", fee.Text("id")).Count();
        if (prices > 0)
        {
            throw EmulatorFailure.Conflict("Prices refer to this fee.", details: new JsonObject
            {
                ["blockers"] = new object?[] { new JsonObject { ["type"] = "prices", ["count"] = prices } },
            });
        }

        _emulator.Fees.Remove(fee);
        return EmulatorResponse.NoContent();
    }
}
