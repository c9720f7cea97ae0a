using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using Billing.Testing.Models;

namespace Billing.Testing.Samples;

/// <summary>A sample that differs from its schema in one place, as real servers' answers do.</summary>
/// <param name="Place">Where, as error messages write it: <c>data[0].amount</c>.</param>
/// <param name="Name">The member that holds the place; that of the list for its items.</param>
/// <param name="What">How it differs.</param>
/// <param name="Json">The whole sample.</param>
/// <param name="IsInMap">Whether the place is an entry of a map, whose values may have a type.</param>
public sealed record Deviation(string Place, string Name, string What, JsonNode Json, bool IsInMap)
{
    public const string Dropped = "dropped";
    public const string Null = "null";
    public const string Extra = "extra";

    private static readonly (string What, string Json)[] Others =
    [
        ("40 digits", "1234567890123456789012345678901234567890"),
        ("40 decimals", "0.1234567890123456789012345678901234567891"),
        ("another number", "12.50"),
        ("number as text", "\"12.50\""),
        ("text", "\"brand_new_value\""),
        ("boolean", "true"),
        ("object", """{"brandNew":{"price":10.50}}"""),
        ("array", """["brandNew",1]"""),
    ];

    /// <summary>Every deviation of a sample, in each of its places.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="depth">How deep the places lie at the most, from 1.</param>
    public static IEnumerable<Deviation> All(JsonNode sample, int depth) => Within(sample, sample, string.Empty, string.Empty, depth);

    private static IEnumerable<Deviation> Within(JsonNode sample, JsonNode at, string place, string name, int depth)
    {
        var parts = at switch
        {
            JsonObject json => json.Select(member => (Key: member.Key, Index: 0, Place: JsonPlace.Member(place, member.Key), Name: member.Key, member.Value)).ToList(),
            JsonArray list => list.Select((item, index) => (Key: string.Empty, Index: index, Place: $"{place}[{index.ToString(CultureInfo.InvariantCulture)}]", Name: name, Value: item)).ToList(),
            _ => [],
        };
        // Samples of maps have such a name.
        var isMap = at is JsonObject map && map.Any(member => member.Key.Contains('ü', System.StringComparison.Ordinal));
        if (at is JsonObject)
        {
            var extra = JsonNode.Parse("""{"ü \"x\"":[10.50,null],"huge":1234567890123456789012345678901234567890}""")!;
            yield return new Deviation(JsonPlace.Member(place, "brandNew"), name, Extra, Changed(sample, at, (owner, _) => owner["brandNew"] = extra.DeepClone()), isMap);
        }

        foreach (var part in parts)
        {
            yield return new Deviation(part.Place, part.Name, Dropped, Changed(sample, at, (json, list) => Drop(json, list, part.Key, part.Index)), isMap);
            yield return new Deviation(part.Place, part.Name, Null, Changed(sample, at, (json, list) => Put(json, list, part.Key, part.Index, null)), isMap);
            foreach (var (what, json) in Others)
            {
                var value = JsonNode.Parse(json)!;
                yield return new Deviation(part.Place, part.Name, what, Changed(sample, at, (owner, list) => Put(owner, list, part.Key, part.Index, value.DeepClone())), isMap);
            }

            foreach (var inner in part.Value is null || depth == 1 ? [] : Within(sample, part.Value, part.Place, part.Name, depth - 1))
            {
                yield return inner;
            }
        }
    }

    public override string ToString() => $"{What} at {Place}: {ExactJson.Text(Json)}";

    /// <summary>Changes a copy at the place of a node.</summary>
    private static JsonNode Changed(JsonNode sample, JsonNode at, System.Action<JsonObject, JsonArray> change)
    {
        var steps = new Stack<(string? Name, int Index)>();
        for (var node = at; node != sample; node = node.Parent!)
        {
            steps.Push(node.Parent is JsonArray ? (null, node.GetElementIndex()) : (node.GetPropertyName(), 0));
        }

        var copy = sample.DeepClone();
        var target = steps.Aggregate(copy, (node, step) => step.Name is null ? node[step.Index]! : node[step.Name]!);
        change((target as JsonObject)!, (target as JsonArray)!);
        return copy;
    }

    private static void Drop(JsonObject json, JsonArray list, string name, int index)
    {
        if (json is null)
        {
            list.RemoveAt(index);
        }
        else
        {
            json.Remove(name);
        }
    }

    private static void Put(JsonObject json, JsonArray list, string name, int index, JsonNode? value)
    {
        if (json is null)
        {
            list[index] = value;
        }
        else
        {
            json[name] = value;
        }
    }
}
