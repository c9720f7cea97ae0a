using System;
using System.Collections.Generic;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Json;

/// <summary>A model as the generator writes them, with a member of every kind.</summary>
[JsonConverter(typeof(ModelConverter<Plan>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextModelConverter<Plan>))]
public sealed class Plan : IJsonModel<Plan>, IKeyedRequest
{
    private string? _id;

    public Plan()
    {
    }

    private Plan(JsonReader reader)
    {
        while (JsonIo.NextProperty(reader, out var name))
        {
            switch (name)
            {
                case "id": _id = JsonIo.String(reader); break;
                case "idempotencyKey": IdempotencyKey = JsonIo.String(reader); break;
                case "status": Status = JsonIo.String(reader) is { } status ? new PlanStatus(status) : default(PlanStatus?); break;
                case "price": Price = JsonIo.Decimal(reader); break;
                case "active": Active = JsonIo.Boolean(reader); break;
                case "seats": Seats = JsonIo.Int32(reader); break;
                case "used": Used = JsonIo.Int64(reader); break;
                case "createdAt": CreatedAt = JsonIo.Date(reader); break;
                case "parent": Parent = JsonIo.Model(reader, Read); break;
                case "tags": Tags = JsonIo.List(reader, JsonIo.StringHere); break;
                case "items": Items = JsonIo.List(reader, static r => Read(r)!); break;
                case "dates": Dates = JsonIo.List(reader, JsonIo.DateHere); break;
                case "counts": Counts = JsonIo.List(reader, JsonIo.Int64Here); break;
                case "rates": Rates = JsonIo.Map(reader, JsonIo.DecimalHere); break;
                case "metadata": Metadata = JsonIo.AnyMap(reader); break;
                case "condition": Condition = JsonIo.Model(reader, Condition.Read); break;
                default: (AdditionalProperties ??= [])[name] = JsonIo.Any(reader); break;
            }
        }
    }

    public string Id { get => _id ?? throw JsonIo.Missing("Plan", "id"); set => _id = value; }

    public string? IdempotencyKey { get; set; }

    public PlanStatus? Status { get; set; }

    public decimal? Price { get; set; }

    public bool? Active { get; set; }

    public int? Seats { get; set; }

    public long? Used { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public Plan? Parent { get; set; }

    public IReadOnlyList<string>? Tags { get; set; }

    public IReadOnlyList<Plan>? Items { get; set; }

    public IReadOnlyList<DateTimeOffset>? Dates { get; set; }

    public IReadOnlyList<long>? Counts { get; set; }

    public Dictionary<string, decimal>? Rates { get; set; }

    public Dictionary<string, object?>? Metadata { get; set; }

    public Condition? Condition { get; set; }

    public Dictionary<string, object?>? AdditionalProperties { get; set; }

    string? IKeyedRequest.Key => IdempotencyKey;

    static Plan? IJsonModel<Plan>.Read(JsonReader reader) => Read(reader);

    public override string ToString() => JsonIo.Describe("Plan", ("id", _id), ("status", Status));

    internal static Plan? Read(JsonReader reader) => JsonIo.StartObject(reader) ? new Plan(reader) : null;

    void IJsonModel.WriteTo(JsonWriter writer) => Write(writer, IdempotencyKey);

    void IKeyedRequest.WriteTo(JsonWriter writer, string key) => Write(writer, key);

    void IRequestModel.Validate(string path)
    {
        if (_id is null)
        {
            throw JsonIo.Required(path + ".id");
        }

        ((IRequestModel?)Parent)?.Validate(path + ".parent");
        JsonIo.ValidateAll(Items, path + ".items");
    }

    private void Write(JsonWriter writer, string? key)
    {
        writer.WriteStartObject();
        if (_id is not null) { JsonIo.Name(writer, "id"); JsonIo.Write(writer, _id); }
        if (key is not null) { JsonIo.Name(writer, "idempotencyKey"); JsonIo.Write(writer, key); }
        if (Status is { } status) { JsonIo.Name(writer, "status"); JsonIo.Write(writer, status); }
        if (Price is { } price) { JsonIo.Name(writer, "price"); JsonIo.Write(writer, price); }
        if (Active is { } active) { JsonIo.Name(writer, "active"); JsonIo.Write(writer, active); }
        if (Seats is { } seats) { JsonIo.Name(writer, "seats"); JsonIo.Write(writer, seats); }
        if (Used is { } used) { JsonIo.Name(writer, "used"); JsonIo.Write(writer, used); }
        if (CreatedAt is { } createdAt) { JsonIo.Name(writer, "createdAt"); JsonIo.Write(writer, createdAt); }
        if (Parent is not null) { JsonIo.Name(writer, "parent"); JsonIo.Write(writer, Parent); }
        if (Tags is not null) { JsonIo.Name(writer, "tags"); JsonIo.WriteList(writer, Tags, JsonIo.Write); }
        if (Items is not null) { JsonIo.Name(writer, "items"); JsonIo.WriteList(writer, Items, static (w, item) => JsonIo.Write(w, item)); }
        if (Dates is not null) { JsonIo.Name(writer, "dates"); JsonIo.WriteList(writer, Dates, JsonIo.Write); }
        if (Counts is not null) { JsonIo.Name(writer, "counts"); JsonIo.WriteList(writer, Counts, JsonIo.Write); }
        if (Rates is not null) { JsonIo.Name(writer, "rates"); JsonIo.WriteMap(writer, Rates, JsonIo.Write); }
        if (Metadata is not null) { JsonIo.Name(writer, "metadata"); JsonIo.WriteAnyMap(writer, Metadata); }
        if (Condition is not null) { JsonIo.Name(writer, "condition"); JsonIo.Write(writer, Condition); }
        if (AdditionalProperties is not null) { JsonIo.WriteAdditional(writer, AdditionalProperties, "Plan", "id", "idempotencyKey", "status", "price"); }
        writer.WriteEndObject();
    }
}
