using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>What the keywords of a schema say, by all the objects that hold for it: the nearest goes first, of limits the tightest.</summary>
/// <param name="parts">The objects, nearest first.</param>
internal sealed class Keywords(IReadOnlyList<JsonObject> parts)
{
    /// <summary>The least value.</summary>
    public Limit? Minimum => Tightest("minimum", "exclusiveMinimum", "x-exclusive-minimum", (limits, key) => limits.MaxBy(key));

    /// <summary>The greatest value.</summary>
    public Limit? Maximum => Tightest("maximum", "exclusiveMaximum", "x-exclusive-maximum", (limits, key) => limits.MinBy(key));

    /// <summary>What a keyword says in the nearest part that has it.</summary>
    /// <param name="keyword">The keyword or extension.</param>
    /// <returns>The JSON; null when no part has it.</returns>
    public JsonNode? First(string keyword) => parts.Select(part => part[keyword]).FirstOrDefault(value => value is not null);

    /// <summary>The text of a keyword.</summary>
    /// <param name="keyword">The keyword or extension.</param>
    /// <returns>The text; null when there is none.</returns>
    public string? Text(string keyword) => First(keyword) is { } value && value.GetValueKind() == JsonValueKind.String ? (string?)value : null;

    /// <summary>Whether a keyword says true.</summary>
    /// <param name="keyword">The keyword or extension.</param>
    /// <returns>Whether it does.</returns>
    public bool Is(string keyword) => First(keyword)?.GetValueKind() == JsonValueKind.True;

    /// <summary>The number of a keyword, also of one that is written as text.</summary>
    /// <param name="keyword">The keyword or extension.</param>
    /// <returns>The number; null when there is none.</returns>
    public decimal? Number(string keyword) => Number(First(keyword));

    private static decimal? Number(JsonNode? node) =>
        node is not null && decimal.TryParse(Schema.Plain(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>3.0 says by a flag that the limit itself is refused, 3.1 by a number of its own; our documents have an extension, which the generator does not read as 3.0.</summary>
    private Limit? Tightest(string keyword, string exclusive, string ours, Func<IEnumerable<Limit>, Func<Limit, (decimal, int)>, Limit> tightest)
    {
        var sign = keyword == "minimum" ? 1 : -1;
        var limits = parts.SelectMany(part => new[]
        {
            Number(part[keyword]) is { } value ? new Limit(value, Flag(part[exclusive]) || Flag(part[ours])) : (Limit?)null,
            part[exclusive]?.GetValueKind() == JsonValueKind.Number && Number(part[exclusive]) is { } bound ? new Limit(bound, true) : null,
        }).OfType<Limit>().ToList();
        return limits.Count == 0 ? null : tightest(limits, limit => (limit.Value, limit.IsExclusive ? sign : 0));
    }

    private static bool Flag(JsonNode? node) => node?.GetValueKind() == JsonValueKind.True;
}
