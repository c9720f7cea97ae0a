using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Billing.Testing.Documents;

namespace Billing.Testing.Samples;

/// <summary>JSON made from a schema.</summary>
public static class Sample
{
    /// <summary>So many turns show 1, 2 and 9 decimals in each amount.</summary>
    private const int FewestTurns = 3;

    /// <summary>A value with every member.</summary>
    public static JsonNode Full(ApiSchema schema, int turn = 0) => Maker([schema], true, turn).Make(schema)!;

    /// <summary>A value with only what is required.</summary>
    public static JsonNode Minimal(ApiSchema schema, int turn = 0) => Maker([schema], false, turn).Make(schema)!;

    /// <summary>Values with every member, among them every value of every enum and every form of every union.</summary>
    public static IEnumerable<JsonNode> All(ApiSchema schema) => Enumerable.Range(0, Turns([schema])).Select(turn => Full(schema, turn));

    /// <summary>An object of no schema.</summary>
    public static JsonObject FreeForm() => Values.FreeForm();

    internal static SampleMaker Maker(IReadOnlyCollection<ApiSchema> schemas, bool full, int turn) => new(full, turn, turn / Forms(schemas));

    /// <summary>How many turns it takes to see everything.</summary>
    internal static int Turns(IReadOnlyCollection<ApiSchema> schemas) =>
        Forms(schemas) * Math.Max(FewestTurns, Within(schemas).Select(schema => schema.EnumValues.Count).DefaultIfEmpty().Max());

    private static int Forms(IReadOnlyCollection<ApiSchema> schemas) => Within(schemas)
        .Select(schema => Math.Max(schema.Union?.Variants.Count ?? 1, Math.Max(schema.OneOf.Count, schema.AnyOf.Count)))
        .DefaultIfEmpty(1)
        .Max();

    private static IEnumerable<ApiSchema> Within(IEnumerable<ApiSchema> schemas) => schemas.SelectMany(schema => Within(schema.Parts).Prepend(schema));
}
