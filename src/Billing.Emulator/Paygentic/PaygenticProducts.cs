using System;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Products and the features that belong to them.</summary>
internal sealed class PaygenticProducts
{
    private const string KeyPattern = "^[a-z0-9]+(?:-[a-z0-9]+)*$";
    private readonly PaygenticEmulator _emulator;

    internal PaygenticProducts(PaygenticEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v0/products", Create);
        routes.Get("/v0/products", request => PaygenticPages.Answer(request, _emulator.Products.Where("merchantId", request.Query("merchantId")), hasObject: false));
        routes.Get("/v0/products/{id}", request => EmulatorResponse.Ok(_emulator.Products.Get(request.Route("id"))));
        routes.Patch("/v0/products/{id}", Update);
        routes.Post("/v0/features", CreateFeature);
        routes.Get("/v0/features", ListFeatures);
        routes.Get("/v0/features/{id}", request => EmulatorResponse.Ok(_emulator.Features.Get(request.Route("id"))));
        routes.Patch("/v0/features/{id}", UpdateFeature);
        routes.Delete("/v0/features/{id}", DeleteFeature);
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body).RequiredText("name").RequiredText("description").RequiredText("merchantId").Pattern("merchantId", PaygenticIds.Organization).Check();
        string now = Wire.Time(_emulator.Now);
        return EmulatorResponse.Created(_emulator.Products.Add(new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("prod_", 16),
            ["object"] = "product",
            ["createdAt"] = now,
            ["description"] = body.Text("description"),
            ["merchantId"] = body.Text("merchantId"),
            ["metadata"] = body.Object("metadata") ?? new JsonObject(),
            ["name"] = body.Text("name"),
            ["updatedAt"] = now,
        }));
    }

    private EmulatorResponse Update(EmulatorRequest request)
    {
        JsonObject product = _emulator.Products.Get(request.Route("id"));
        new RequestRules(request.Body).OptionalText("name").OptionalText("description").Check();
        product.Merge(request.Body, "name", "description");
        product["updatedAt"] = Wire.Time(_emulator.Now);
        return EmulatorResponse.Ok(product);
    }

    private EmulatorResponse CreateFeature(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body)
            .RequiredText("key")
            .Pattern("key", KeyPattern)
            .RequiredText("name")
            .OneOf("type", "metered", "static", "boolean")
            .RequiredText("merchantId")
            .RequiredText("productId")
            .Check();
        string productId = _emulator.Products.Get(body.Text("productId")).Text("id")!;
        RequireFreeKey(productId, body.Text("key")!, null);
        string now = Wire.Time(_emulator.Now);
        return EmulatorResponse.Created(_emulator.Features.Add(new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("feat_", 16),
            ["object"] = "feature",
            ["key"] = body.Text("key"),
            ["name"] = body.Text("name"),
            ["type"] = body.Text("type") ?? "boolean",
            ["merchantId"] = body.Text("merchantId"),
            ["productId"] = productId,
            ["metadata"] = body.Object("metadata") ?? new JsonObject(),
            ["createdAt"] = now,
            ["updatedAt"] = now,
        }));
    }

    private EmulatorResponse ListFeatures(EmulatorRequest request)
    {
        string productId = request.Query("productId") ?? throw EmulatorFailure.Invalid(new FieldProblem("productId", "is required", "required"));
        string? key = request.Query("key");
        return PaygenticPages.Answer(request, _emulator.Features.Where("productId", productId).Where(feature => key == null || feature.Text("key") == key), hasObject: true);
    }

    private EmulatorResponse UpdateFeature(EmulatorRequest request)
    {
        JsonObject feature = _emulator.Features.Get(request.Route("id"));
        new RequestRules(request.Body).OptionalText("key").Pattern("key", KeyPattern).OptionalText("name").OneOf("type", "metered", "static", "boolean").Check();
        if (request.Body.Text("key") is { } key)
            RequireFreeKey(feature.Text("productId")!, key, feature);
        feature.Merge(request.Body, "key", "name", "type", "metadata");
        feature["updatedAt"] = Wire.Time(_emulator.Now);
        return EmulatorResponse.Ok(feature);
    }

    private EmulatorResponse DeleteFeature(EmulatorRequest request)
    {
        _emulator.Features.Remove(_emulator.Features.Get(request.Route("id")));
        return EmulatorResponse.NoContent();
    }

    private void RequireFreeKey(string productId, string key, JsonObject? owner)
    {
        if (_emulator.Features.Where("productId", productId).Any(feature => feature != owner && feature.Text("key") == key))
            throw EmulatorFailure.Conflict("The product has a feature with this key already.");
    }
}
