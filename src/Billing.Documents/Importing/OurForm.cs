using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Pieces of JSON as the rules of our documents want them.</summary>
internal static class OurForm
{
    private const string Reference = "#/components/schemas/";

    /// <summary>What follows from the published document; all else beside it is ours and stays.</summary>
    private static readonly HashSet<string> Structural = new(StringComparer.Ordinal)
    {
        "$ref", "allOf", "type", "format", "nullable", "default", "enum", "items", "additionalProperties", "required", "properties",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems", "pattern",
        "x-const", "x-exclusive-minimum", "x-exclusive-maximum", "x-multiple-of", "x-values", "x-union",
    };

    /// <summary>What stays where a place became another kind of thing.</summary>
    private static readonly string[] AlwaysOurs = ["description", "x-name", "deprecated", "x-deprecatedMessage", "x-resource", "x-direction", "x-origin"];

    /// <summary>A reference to a component.</summary>
    /// <param name="name">The component.</param>
    /// <returns>The reference, with nothing beside it.</returns>
    public static JsonObject ReferenceTo(string name) => new() { ["$ref"] = Reference + name };

    /// <summary>Puts what the published document says into what we have, in our order.</summary>
    /// <param name="ours">What we have; null for something new.</param>
    /// <param name="structure">What the published document says.</param>
    /// <param name="isSameKind">Whether it is still the same kind of thing, so that our extensions still fit.</param>
    /// <returns>The two together.</returns>
    public static JsonObject Merge(JsonObject? ours, JsonObject structure, bool isSameKind = true)
    {
        var result = new JsonObject();
        foreach (var (key, value) in ours ?? [])
        {
            // A reference may stand alone or in an allOf: it keeps its place in the order.
            var theirs = key == "allOf" && structure.ContainsKey("$ref") ? "$ref" : key;
            if (Structural.Contains(key))
            {
                if (structure.ContainsKey(theirs))
                {
                    result[theirs] = structure[theirs]?.DeepClone();
                }
            }
            else if (isSameKind || AlwaysOurs.Contains(key) || (key == "x-unit" && (string?)structure["type"] is "number" or "integer"))
            {
                result[key] = value?.DeepClone();
            }
        }

        foreach (var (key, value) in structure.Where(member => !result.ContainsKey(member.Key)))
        {
            result[key] = value?.DeepClone();
        }

        return Wrap(result);
    }

    /// <summary>A reference with something beside it stands in an allOf: OpenAPI 3.0 would ignore what stands beside it.</summary>
    /// <param name="json">What may be a reference.</param>
    /// <returns>The same, in the form that 3.0 reads.</returns>
    public static JsonObject Wrap(JsonObject json)
    {
        if (!json.ContainsKey("$ref") || json.Count == 1)
        {
            return json;
        }

        var result = new JsonObject();
        foreach (var (key, value) in json)
        {
            if (key == "$ref")
            {
                result["allOf"] = new JsonArray(new JsonObject { ["$ref"] = value?.DeepClone() });
            }
            else
            {
                result[key] = value?.DeepClone();
            }
        }

        return result;
    }

    /// <summary>A number without an exponent.</summary>
    /// <param name="value">The number, as the published document writes it.</param>
    /// <returns>The same number; null where it is none or too large.</returns>
    public static JsonNode? Number(JsonNode? value)
    {
        if (value?.GetValueKind() != JsonValueKind.Number)
        {
            return null;
        }

        var text = value.ToJsonString();
        return !text.Contains('e', StringComparison.OrdinalIgnoreCase) ? value.DeepClone()
            : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
            : null;
    }
}
