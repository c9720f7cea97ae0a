using System;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Usage: track, check, metrics. <c>customer_id</c> is the external id here.</summary>
internal sealed class BillingOSUsage
{
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);
    private readonly BillingOSEmulator _emulator;

    internal BillingOSUsage(BillingOSEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v1/usage/track", Track);
        routes.Get("/v1/usage/check", Check);
        routes.Get("/v1/usage/metrics", Metrics);
    }

    private EmulatorResponse Track(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        // The vendor tests for truth only; a negative quantity fails later in its database, here at once.
        var rules = new RequestRules(body).RequiredText("customer_id").RequiredText("feature_key").RequiredNumber("quantity");
        if (body.Number("quantity") <= 0)
            rules.Add("quantity", "must be more than 0");
        rules.Check();

        BillingOSCustomer customer = _emulator.CustomerByExternalId(body.Text("customer_id")!);
        string? key = body.Text("idempotency_key");
        decimal quantity = body.Number("quantity")!.Value;
        if (key != null && customer.Replays.TryGetValue(key, out BillingOSReplay? replay) && _emulator.Now < replay.Time + KeyLifetime)
            return Tracked(request, body, replay.Usage);

        JsonObject usage = Count(customer, body.Text("feature_key")!, quantity, key);
        if (key != null)
            customer.Replays[key] = new BillingOSReplay(usage, _emulator.Now);
        return Tracked(request, body, usage);
    }

    private static JsonObject Count(BillingOSCustomer customer, string featureKey, decimal quantity, string? key)
    {
        BillingOSGrant grant = customer.FindGrant(featureKey) ?? throw EmulatorFailure.NotFound("Feature");
        if (grant.SubscriptionStatus is not ("active" or "trialing" or "past_due"))
            throw EmulatorFailure.BadRequest("subscription_inactive");
        if (grant.Feature.Type != BillingOSFeature.Quota)
            throw EmulatorFailure.BadRequest("The feature does not count usage.");
        if (grant.Feature.Limit is { } limit && grant.Consumed + quantity > limit)
            throw EmulatorFailure.BadRequest("quota_exceeded");
        grant.Use(quantity, key);
        return new JsonObject
        {
            ["consumed_units"] = grant.Consumed,
            ["limit_units"] = grant.Feature.Limit,
            // Without a limit the vendor's arithmetic gives a negative rest: null counts as 0 there.
            ["remaining_units"] = (grant.Feature.Limit ?? 0) - grant.Consumed,
            ["period_start"] = Wire.Time(grant.PeriodStart),
            ["period_end"] = Wire.Time(grant.PeriodEnd),
        };
    }

    /// <summary>A replay answers the repeat's own feature and quantity beside the first call's usage, as the vendor does.</summary>
    private EmulatorResponse Tracked(EmulatorRequest request, JsonObject body, JsonObject usage) => EmulatorResponse.Created(BillingOSEmulator.Stamp(new JsonObject
    {
        ["success"] = true,
        ["feature_key"] = body.Text("feature_key"),
        ["quantity"] = body.Number("quantity"),
        ["recorded_at"] = Wire.Time(_emulator.Now),
        ["usage"] = usage,
    }, request));

    private EmulatorResponse Check(EmulatorRequest request)
    {
        string featureKey = Required(request, "feature_key");
        BillingOSCustomer customer = _emulator.CustomerByExternalId(Required(request, "customer_id"));
        BillingOSGrant? grant = customer.FindGrant(featureKey);
        var answer = new JsonObject { ["feature_key"] = featureKey, ["has_access"] = false, ["limit"] = null, ["usage"] = null, ["metadata"] = null };
        if (grant == null)
            answer["reason"] = "no_active_subscription";
        else if (grant.SubscriptionStatus != "active")
            answer["reason"] = "subscription_not_active";
        else
            Describe(grant, answer);
        return EmulatorResponse.Ok(BillingOSEmulator.Stamp(answer, request));
    }

    private static void Describe(BillingOSGrant grant, JsonObject answer)
    {
        var metadata = new JsonObject { ["type"] = grant.Feature.Type };
        answer["has_access"] = true;
        answer["limit"] = grant.Feature.Limit;
        answer["metadata"] = metadata;
        if (grant.Feature.Type != BillingOSFeature.Quota)
            return;
        answer["usage"] = grant.Consumed;
        metadata["resets_at"] = Wire.Time(grant.PeriodEnd);
        if (grant.Feature.Limit is not { } limit)
            return;
        metadata["remaining"] = limit - grant.Consumed;
        if (grant.Consumed < limit)
            return;
        answer["has_access"] = false;
        answer["reason"] = "quota_exceeded";
    }

    private EmulatorResponse Metrics(EmulatorRequest request)
    {
        string customerId = Required(request, "customer_id");
        BillingOSCustomer customer = _emulator.CustomerByExternalId(customerId);
        string? featureKey = request.Query("feature_key");
        // The vendor's filter is silently skipped for a feature that it does not know: everything comes back.
        if (featureKey != null && customer.FindGrant(featureKey) == null)
            featureKey = null;
        object?[] metrics = customer.Grants
            .Where(grant => grant.Feature.Type == BillingOSFeature.Quota && (featureKey == null || grant.Feature.Key == featureKey))
            .Select(grant => (object?)Metric(grant))
            .ToArray();
        return EmulatorResponse.Ok(BillingOSEmulator.Stamp(new JsonObject { ["metrics"] = metrics, ["customer_id"] = customerId }, request));
    }

    private JsonObject Metric(BillingOSGrant grant)
    {
        grant.Roll();
        decimal limit = grant.Feature.Limit ?? 0;
        return new JsonObject
        {
            ["feature_key"] = grant.Feature.Key,
            ["feature_title"] = grant.Feature.Key,
            ["product_name"] = grant.ProductName,
            ["consumed"] = grant.Consumed,
            ["limit"] = limit,
            ["remaining"] = Math.Max(0, limit - grant.Consumed),
            ["percentage_used"] = limit == 0 ? 0L : (long)Math.Round(grant.Consumed / limit * 100, MidpointRounding.AwayFromZero),
            ["period_start"] = Wire.Time(grant.PeriodStart),
            ["period_end"] = Wire.Time(grant.PeriodEnd),
            ["resets_in_days"] = (long)Math.Ceiling((grant.PeriodEnd - _emulator.Now).TotalDays),
        };
    }

    private static string Required(EmulatorRequest request, string name) =>
        request.Query(name) is { Length: > 0 } value ? value : throw EmulatorFailure.Invalid(new FieldProblem(name, "is required", "required"));
}
