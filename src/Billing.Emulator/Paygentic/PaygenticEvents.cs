using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Ingestion of usage events, and reading them back as meters and lists.</summary>
internal sealed class PaygenticEvents
{
    private readonly PaygenticEmulator _emulator;

    internal PaygenticEvents(PaygenticEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v0/events", Ingest);
        routes.Get("/v0/billableMetrics/{id}/meter", Meter);
        routes.Get("/v0/billableMetrics/{id}/events", List);
    }

    /// <summary>Takes every well-formed event: the vendor's sources disagree on unknown types, and most say that they are silently ignored.</summary>
    private EmulatorResponse Ingest(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        RequestRules rules = new RequestRules(body)
            .RequiredText("type")
            .RequiredText("source")
            .RequiredObject("data")
            .OptionalTime("timestamp")
            .OptionalText("externalId", 255)
            .Pattern("externalId", PaygenticIds.External)
            .OptionalText("idempotencyKey");
        if (body.Text("subject") == null && body.Text("externalSubject") == null)
            rules.Add("subject", "or externalSubject is required", "required");
        rules.Check();
        string key = body.Text("idempotencyKey") ?? _emulator.Ids.Next("evtkey_", 16);
        PaygenticEvent? item = _emulator.EventLog.Find(key);
        if (item == null)
        {
            item = new PaygenticEvent(_emulator.Ids.Next("evt_", 16), body, body.Text("namespace") ?? PaygenticEmulator.MerchantId, body.Time("timestamp") ?? _emulator.Now, key);
            _emulator.EventLog.Add(item);
            _emulator.EntitlementDesk.Burn(item);
        }

        return new EmulatorResponse(202, new JsonObject
        {
            ["id"] = item.Id,
            ["object"] = "event",
            ["type"] = item.Type,
            ["source"] = item.Source,
            ["namespace"] = item.Namespace,
            ["timestamp"] = Wire.Time(item.Time),
            ["idempotencyKey"] = item.IdempotencyKey,
        }.With("subject", item.Subject).With("externalSubject", item.ExternalSubject).With("externalId", item.ExternalId));
    }

    private EmulatorResponse Meter(EmulatorRequest request)
    {
        JsonObject metric = _emulator.Metrics.Get(request.Route("id"));
        (DateTimeOffset from, DateTimeOffset to) = Interval(request);
        string[]? dimensions = request.Query("groupBy")?.Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries);
        string? window = request.Query("windowSize");
        if (window is not (null or "MINUTE" or "HOUR" or "DAY" or "MONTH"))
            throw EmulatorFailure.Invalid(new FieldProblem("windowSize", "must be one of MINUTE, HOUR, DAY, MONTH", "invalid_value"));
        if (dimensions?.FirstOrDefault(name => name != "subject" && metric.Object("groupBy")?.Has(name) != true) is { } unknown)
            throw EmulatorFailure.Invalid(new FieldProblem("groupBy", "is not a dimension of the metric: " + unknown, "invalid_value"));
        PaygenticEvent[] events = OfSubject(request, _emulator.EventLog.Of(metric, from, to)).ToArray();
        return EmulatorResponse.Ok(new PaygenticMeter(_emulator, metric, Filtered(request, metric, events)).Read(
            window, dimensions, PaygenticPages.Number(request, "groupLimit", 500, 1, 500), PaygenticPages.Number(request, "groupOffset", 0, 0, 100000)));
    }

    private EmulatorResponse List(EmulatorRequest request)
    {
        JsonObject metric = _emulator.Metrics.Get(request.Route("id"));
        (DateTimeOffset from, DateTimeOffset to) = Interval(request);
        string? externalId = request.Query("externalId");
        string? externalSubject = request.Query("externalSubject");
        IEnumerable<JsonObject> items = OfSubject(request, _emulator.EventLog.Of(metric, from, to))
            .Where(item => (externalId == null || item.ExternalId == externalId) && (externalSubject == null || item.ExternalSubject == externalSubject))
            .OrderByDescending(item => item.Time)
            .Select(item => new JsonObject
            {
                ["id"] = item.Id,
                ["object"] = "meterEvent",
                ["type"] = item.Type,
                ["source"] = item.Source,
                ["subject"] = item.SubjectAt(_emulator) ?? "",
                ["time"] = Wire.Time(item.Time),
                ["idempotencyKey"] = item.IdempotencyKey,
                ["data"] = item.Data,
            }.With("externalId", item.ExternalId).With("externalSubject", item.ExternalSubject));
        var page = new JsonObject { ["billableMetricId"] = metric.Text("id") };
        return PaygenticPages.Answer(request, items, hasObject: true, defaultLimit: 20, maxLimit: 200, results: "events", more: page);
    }

    private static (DateTimeOffset From, DateTimeOffset To) Interval(EmulatorRequest request)
    {
        DateTimeOffset? from = JsonMembers.AsTime(request.Query("from"));
        DateTimeOffset? to = JsonMembers.AsTime(request.Query("to"));
        if (from == null || to == null)
            throw EmulatorFailure.Invalid(new FieldProblem(from == null ? "from" : "to", "is required, as an ISO 8601 time", "required"));
        return (from.Value, to.Value);
    }

    private IEnumerable<PaygenticEvent> OfSubject(EmulatorRequest request, IEnumerable<PaygenticEvent> events)
    {
        string? subject = request.Query("subject");
        return events.Where(item => subject == null || item.SubjectAt(_emulator) == subject);
    }

    /// <summary><c>filterGroupBy</c> is JSON text: a dimension's name, and its value or a list of values.</summary>
    private PaygenticEvent[] Filtered(EmulatorRequest request, JsonObject metric, PaygenticEvent[] events)
    {
        if (request.Query("filterGroupBy") is not { } text)
            return events;
        if (!JsonText.TryRead(text, out JsonObject filter))
            throw EmulatorFailure.Invalid(new FieldProblem("filterGroupBy", "must be a JSON object", "invalid_format"));
        return events.Where(item => filter.All(pair =>
        {
            string value = PaygenticMeter.Dimension(_emulator, metric, item, pair.Key);
            IEnumerable<object?> wanted = pair.Value as IEnumerable<object?> ?? new[] { pair.Value };
            return wanted.Any(one => Convert.ToString(one, CultureInfo.InvariantCulture) == value);
        })).ToArray();
    }
}
