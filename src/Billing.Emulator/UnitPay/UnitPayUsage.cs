using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Usage: track, check, and what was used.</summary>
internal sealed class UnitPayUsage
{
    private readonly UnitPayEmulator _emulator;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    internal UnitPayUsage(UnitPayEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/usage/track", Track);
        routes.Post("/check", request => Check(request, request.Body.Text("customerId")));
        routes.Post("/customers/{customerId}/check", request => Check(request, request.Route("customerId")));
        routes.Get("/usage", GetMeter);
        routes.Get("/usage/aggregate", GetAggregate);
    }

    private EmulatorResponse Track(EmulatorRequest request)
    {
        JsonObject[] events = CheckedEvents(request.Body);
        var rejections = new List<object?>();
        for (int i = 0; i < events.Length; i++)
        {
            if (Take(events[i]) is { } reason)
                rejections.Add(new JsonObject { ["index"] = i, ["reason"] = reason.Code, ["message"] = reason.Message });
        }

        return EmulatorResponse.Ok(new JsonObject
        {
            ["accepted"] = events.Length - rejections.Count,
            ["rejected"] = rejections.Count,
        }.With("rejections", rejections.Count > 0 ? rejections : null));
    }

    /// <summary>Only <c>{"events":[…]}</c> is taken: the vendor answers 400 to an event that is not wrapped.</summary>
    private static JsonObject[] CheckedEvents(JsonObject body)
    {
        var rules = new RequestRules(body);
        object?[]? events = body.Items("events")?.ToArray();
        if (events == null || events.Length == 0)
            rules.Add("events", "must be a list of one or more events", "required");
        for (int i = 0; i < (events?.Length ?? 0); i++)
        {
            string name = "events[" + Wire.Integer(i) + "]";
            if (events![i] is JsonObject item)
                rules.Inside(item, name).RequiredText("customerId").RequiredText("eventName").OptionalNumber("quantity", 0).OptionalTime("timestamp").OptionalText("idempotencyKey");
            else
                rules.Add(name, "must be an object", "invalid_type");
        }

        rules.Check();
        return events!.Cast<JsonObject>().ToArray();
    }

    /// <summary>Records one event and deducts its credits; or says why not. An event whose key was seen is accepted and does nothing.</summary>
    private FieldProblem? Take(JsonObject item)
    {
        string? key = item.Text("idempotencyKey");
        if (key != null && _seen.Contains(key))
            return null;
        string eventName = item.Text("eventName")!;
        if (_emulator.Metrics.All(metric => metric.Text("name") != eventName))
            return new FieldProblem("eventName", "There is no billable metric of the name " + eventName, "rejected_no_metric");
        // The vendor documents one reason only, the one above; the next two are the emulator's own.
        if (_emulator.FindCustomer(item.Text("customerId"))?.Text("id") is not { } customerId)
            return new FieldProblem("customerId", "There is no such customer", "rejected_no_customer");
        decimal quantity = item.Number("quantity") ?? 1;
        UnitPayFeature? feature = FeatureOf(customerId, candidate => candidate.Type == "credit" && candidate.EventName == eventName);
        if (feature != null && _emulator.Credits.FindAccount(customerId, feature.CreditCurrencyId)?.TryDeduct(quantity * feature.CreditCost, key ?? eventName) != true)
            return new FieldProblem("quantity", "The wallet does not hold enough credits", "rejected_insufficient_credits");

        _emulator.Events.Add(new UnitPayEvent(customerId, eventName, quantity, item.Time("timestamp") ?? _emulator.Now));
        if (key != null)
            _seen.Add(key);
        return null;
    }

    private EmulatorResponse Check(EmulatorRequest request, string? customer)
    {
        new RequestRules(request.Body).RequiredText("featureSlug").OptionalNumber("requestedUsage", 0).Check();
        if (customer == null)
            throw EmulatorFailure.Invalid(new FieldProblem("customerId", "is required", "required"));
        string customerId = _emulator.Customer(customer).Text("id")!;
        string slug = request.Body.Text("featureSlug")!;
        decimal requested = request.Body.Number("requestedUsage") ?? 1;
        UnitPayFeature? feature = FeatureOf(customerId, candidate => candidate.Slug == slug);
        if (feature == null)
            return EmulatorResponse.Ok(new JsonObject { ["access"] = false, ["deniedReason"] = "no_entitlement" });

        var answer = new JsonObject { ["access"] = true, ["feature"] = new JsonObject { ["slug"] = slug, ["type"] = feature.Type } };
        if (feature.Type == "credit")
        {
            decimal balance = _emulator.Credits.FindAccount(customerId, feature.CreditCurrencyId)?.Balance ?? 0;
            answer["creditBalance"] = balance;
            answer["remaining"] = feature.CreditCost == 0 ? null : decimal.Floor(balance / feature.CreditCost);
            Deny(answer, requested * feature.CreditCost > balance, "credit_exhausted");
        }
        else if (feature is { Type: "metered", Limit: { } limit })
        {
            decimal used = UsedThisPeriod(customerId, feature.EventName!);
            answer["remaining"] = Math.Max(0, limit - used);
            Deny(answer, used + requested > limit, "usage_exceeded");
        }

        return EmulatorResponse.Ok(answer);
    }

    private static void Deny(JsonObject answer, bool isDenied, string reason)
    {
        if (!isDenied)
            return;
        answer["access"] = false;
        answer["deniedReason"] = reason;
    }

    private EmulatorResponse GetMeter(EmulatorRequest request)
    {
        string metricId = request.Query("metricId") ?? throw EmulatorFailure.Invalid(new FieldProblem("metricId", "is required", "required"));
        string customer = request.Query("customerId") ?? throw EmulatorFailure.Invalid(new FieldProblem("customerId", "is required with a secret key", "required"));
        string customerId = _emulator.Customer(customer).Text("id")!;
        JsonObject metric = _emulator.Metrics.FirstOrDefault(candidate => candidate.Text("id") == metricId) ?? throw EmulatorFailure.NotFound("Billable metric");
        string name = metric.Text("name")!;
        decimal used = UsedThisPeriod(customerId, name);
        decimal? limit = FeatureOf(customerId, feature => feature.EventName == name)?.Limit;
        return EmulatorResponse.Ok(new JsonObject
        {
            ["metricId"] = metricId,
            ["metricName"] = name,
            ["usage"] = used,
            ["limit"] = limit,
            ["isUnlimited"] = limit == null,
            ["percentage"] = limit > 0 ? Math.Min(100, Math.Round(used / limit.Value * 100, 2)) : 0,
        });
    }

    private EmulatorResponse GetAggregate(EmulatorRequest request)
    {
        string? customerId = request.Query("customerId") is { } asked ? _emulator.Customer(asked).Text("id") : null;
        return EmulatorResponse.Ok(new JsonObject
        {
            ["data"] = _emulator.Events
                .Where(item => customerId == null || item.CustomerId == customerId)
                .GroupBy(item => (Date: item.Time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), item.EventName))
                .OrderBy(group => group.Key.Date, StringComparer.Ordinal)
                .Select(group => (object?)new JsonObject { ["date"] = group.Key.Date, ["eventName"] = group.Key.EventName, ["total"] = group.Sum(item => item.Quantity) })
                .ToArray(),
        });
    }

    private UnitPayFeature? FeatureOf(string customerId, Func<UnitPayFeature, bool> wanted) =>
        _emulator.LiveSubscriptions(customerId).SelectMany(subscription => subscription.Plan.Features).FirstOrDefault(wanted);

    private decimal UsedThisPeriod(string customerId, string eventName)
    {
        DateTimeOffset start = _emulator.LiveSubscriptions(customerId).Select(subscription => subscription.PeriodStart).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        return _emulator.Events.Where(item => item.CustomerId == customerId && item.EventName == eventName && item.Time >= start).Sum(item => item.Quantity);
    }
}
