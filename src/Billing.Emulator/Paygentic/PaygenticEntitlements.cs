using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Entitlements and their grants. Resets, rollover and bought grants are not emulated.</summary>
internal sealed class PaygenticEntitlements
{
    private readonly PaygenticEmulator _emulator;
    private readonly List<PaygenticEntitlement> _entitlements = new();
    private readonly List<JsonObject> _grants = new();

    internal PaygenticEntitlements(PaygenticEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Get("/v1/entitlements", List);
        routes.Post("/v1/entitlements", Issue);
        routes.Get("/v1/entitlements/{entitlementId}", request => EmulatorResponse.Ok(Find(request).ToJson(isDetail: true, At(request))));
        routes.Get("/v1/entitlements/{entitlementId}/grants", ListGrants);
        routes.Post("/v1/entitlements/{entitlementId}/grants", CreateGrant);
        routes.Get("/v1/entitlements/{entitlementId}/grants/{grantId}", request => EmulatorResponse.Ok(FindGrant(request)));
        routes.Delete("/v1/entitlements/{entitlementId}/grants/{grantId}", VoidGrant);
    }

    /// <summary>Gives a new subscription the features of its prices, with the first credits.</summary>
    internal void Provision(JsonObject subscription, IEnumerable<JsonObject> prices)
    {
        foreach (JsonObject price in prices)
        {
            foreach (JsonObject item in price.Items("features")?.OfType<JsonObject>() ?? Enumerable.Empty<JsonObject>())
            {
                JsonObject feature = _emulator.Features.Get(item.Text("featureId"));
                JsonObject template = item.Object("entitlementTemplate")!;
                Add(new PaygenticEntitlement(_emulator, subscription.Text("customerId")!, feature, template, subscription.Text("id"), price.Text("billableMetricId")));
            }
        }
    }

    internal void CancelOf(string subscriptionId)
    {
        foreach (PaygenticEntitlement entitlement in _entitlements.Where(item => item.SubscriptionId == subscriptionId))
            entitlement.IsCanceled = true;
    }

    /// <summary>Takes what an event counts from the entitlements of its subject. Only sums and counts can be taken event by event.</summary>
    internal void Burn(PaygenticEvent item)
    {
        string? customerId = item.SubjectAt(_emulator);
        foreach (PaygenticEntitlement entitlement in _entitlements.Where(candidate =>
            candidate.CustomerId == customerId && candidate.Type == "metered" && candidate.StatusAt(_emulator.Now) == "active"))
        {
            JsonObject? metric = _emulator.Metrics.Find(entitlement.MetricId);
            if (metric == null || metric.Text("eventType") != item.Type || metric.Text("aggregation") is not ("SUM" or "COUNT"))
                continue;
            decimal amount = PaygenticMeter.Value(metric, new[] { item });
            if (amount != 0)
                entitlement.Burn(amount, item.Id);
        }
    }

    private PaygenticEntitlement Add(PaygenticEntitlement entitlement)
    {
        _entitlements.Add(entitlement);
        if (entitlement.Type == "metered" && entitlement.Template.Number("issueAfterReset") is > 0 and { } amount)
            AddGrant(entitlement, amount, "initial-" + entitlement.Id, new JsonObject());
        return entitlement;
    }

    private EmulatorResponse Issue(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        RequestRules rules = new RequestRules(body).RequiredText("customerId").RequiredText("featureId").RequiredObject("template").OptionalTime("activeFrom").OptionalTime("activeTo");
        rules.Inside("template").RequiredText("type").OneOf("type", "boolean", "static", "metered");
        rules.Check();
        JsonObject customer = _emulator.Customers.Get(body.Text("customerId"));
        JsonObject feature = _emulator.Features.Get(body.Text("featureId"));
        var entitlement = new PaygenticEntitlement(_emulator, customer.Text("id")!, feature, body.Object("template")!, body.Text("subscriptionId"), null)
        {
            ActiveTo = body.Time("activeTo"),
            Metadata = body.Object("metadata") ?? new JsonObject(),
        };
        entitlement.ActiveFrom = body.Time("activeFrom") ?? entitlement.ActiveFrom;
        return EmulatorResponse.Created(Add(entitlement).ToJson(isDetail: true, _emulator.Now));
    }

    private EmulatorResponse List(EmulatorRequest request)
    {
        string? customerId = request.Query("customerId");
        string? externalId = request.Query("externalCustomerId");
        string? featureKey = request.Query("featureKey");
        string? productId = request.Query("productId");
        string? subscriptionId = request.Query("subscriptionId");
        if (customerId == null == (externalId == null))
            throw EmulatorFailure.Invalid(new FieldProblem("customerId", "or externalCustomerId: exactly one of them is needed", "one_of"));
        if (featureKey != null && productId == null)
            throw EmulatorFailure.Invalid(new FieldProblem("productId", "is required with featureKey", "required"));
        customerId ??= _emulator.Customers.All.FirstOrDefault(customer => customer.Text("externalId") == externalId)?.Text("id");
        DateTimeOffset at = At(request);
        return PaygenticPages.Answer(request, _entitlements
            .Where(item => item.CustomerId == customerId
                && (featureKey == null || item.Feature.Text("key") == featureKey)
                && (productId == null || item.Feature.Text("productId") == productId)
                && (subscriptionId == null || item.SubscriptionId == subscriptionId))
            .Select(item => item.ToJson(isDetail: false, at)), hasObject: true);
    }

    private EmulatorResponse CreateGrant(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        RequestRules rules = new RequestRules(body).RequiredNumber("amount").RequiredText("idempotencyKey", 255).OptionalTime("effectiveAt").OptionalTime("expiresAt");
        if (body.Number("amount") <= 0)
            rules.Add("amount", "must be more than 0", "out_of_range");
        rules.Check();
        PaygenticEntitlement entitlement = Find(request);
        if (entitlement.Type != "metered")
            throw EmulatorFailure.BadRequest("Only a metered entitlement takes grants.");
        string key = body.Text("idempotencyKey")!;
        decimal amount = body.Number("amount")!.Value;
        JsonObject? known = _grants.FirstOrDefault(grant => grant.Text("entitlementId") == entitlement.Id && grant.Text("idempotencyKey") == key);
        if (known == null)
            return EmulatorResponse.Created(AddGrant(entitlement, amount, key, body));
        // The status of a repeat is not documented: the only declared success is 201.
        return known.Number("amount") == amount
            ? EmulatorResponse.Created(known)
            : throw EmulatorFailure.Conflict("The idempotency key was used for another grant.", "idempotency_conflict");
    }

    private JsonObject AddGrant(PaygenticEntitlement entitlement, decimal amount, string key, JsonObject body)
    {
        JsonObject grant = new JsonObject(StringComparer.Ordinal)
        {
            ["object"] = "grant",
            ["id"] = _emulator.Ids.Next("grt_", 16),
            ["entitlementId"] = entitlement.Id,
            ["amount"] = amount,
            ["effectiveAt"] = Wire.Time(body.Time("effectiveAt") ?? _emulator.Now),
            ["expiresAt"] = Wire.Time(body.Time("expiresAt")),
            ["createdAt"] = Wire.Time(_emulator.Now),
            ["recurrencePeriod"] = null,
            ["idempotencyKey"] = key,
        }.With("priority", body.Number("priority"));
        _grants.Add(grant);
        _emulator.Owner.Ledger.Append(entitlement.LedgerAccount, amount, "grant", grant.Text("id"), _emulator.Now);
        return grant;
    }

    private EmulatorResponse ListGrants(EmulatorRequest request)
    {
        string id = Find(request).Id;
        bool includesVoided = request.Query("includeVoided") == "true";
        IEnumerable<JsonObject> grants = _grants.Where(grant => grant.Text("entitlementId") == id && (includesVoided || !grant.Has("voidedAt")));
        return PaygenticPages.Answer(request, grants, hasObject: true, defaultLimit: 20);
    }

    /// <summary>Takes a grant back, as far as it has not been used. A repeat changes nothing.</summary>
    private EmulatorResponse VoidGrant(EmulatorRequest request)
    {
        PaygenticEntitlement entitlement = Find(request);
        JsonObject grant = FindGrant(request);
        if (grant.Has("voidedAt"))
            return EmulatorResponse.Ok(grant);
        grant["voidedAt"] = Wire.Time(_emulator.Now);
        decimal left = Math.Min(grant.Number("amount")!.Value, Math.Max(0, _emulator.Owner.Ledger.BalanceOf(entitlement.LedgerAccount)));
        if (left > 0)
            _emulator.Owner.Ledger.Append(entitlement.LedgerAccount, -left, "grant_voided", grant.Text("id"), _emulator.Now);
        return EmulatorResponse.Ok(grant);
    }

    private PaygenticEntitlement Find(EmulatorRequest request) =>
        _entitlements.FirstOrDefault(item => item.Id == request.Route("entitlementId")) ?? throw EmulatorFailure.NotFound("Entitlement");

    private JsonObject FindGrant(EmulatorRequest request) =>
        _grants.FirstOrDefault(item => item.Text("id") == request.Route("grantId") && item.Text("entitlementId") == request.Route("entitlementId"))
        ?? throw EmulatorFailure.NotFound("Grant");

    private DateTimeOffset At(EmulatorRequest request) => JsonMembers.AsTime(request.Query("at")) ?? _emulator.Now;
}
