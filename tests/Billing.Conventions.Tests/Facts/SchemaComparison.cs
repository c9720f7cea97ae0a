using System;
using System.Collections.Generic;
using System.Linq;
using Billing.Conventions.Tests.Documents;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Billing.Conventions.Tests.Facts;

/// <summary>Compares schemas: their members, types, enums, constants and limits.</summary>
internal sealed class SchemaComparison(Document document, FactTable facts, List<Difference> differences)
{
    private static readonly string[] Limits =
        ["pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

    public void Compare()
    {
        foreach (var name in facts.NamedSchemas.Where(name => !facts.Schemas.ContainsKey(name)))
        {
            Add(Aspect.Schemas, name, "stands in the table of names only");
        }

        foreach (var (name, fact) in facts.Schemas)
        {
            var component = facts.ComponentOf(name);
            if (component is null)
            {
                var isConstant = fact["values"] is JArray { Count: 1 } || (string?)fact["type"] == "integer";
                var isPlain = isConstant || (string?)fact["kind"] is "scalar" or "map" || facts.NameOf(name) == FactTable.FreeForm;
                AddIf(!isPlain, Aspect.Schemas, name, "only a string, number, constant or map is written out where it is used");
            }
            else if (document.Schemas.TryGetValue(component, out var schema))
            {
                CompareSchema(name, fact, schema);
            }
            else
            {
                Add(Aspect.Schemas, name, $"there is no component {component}");
            }
        }

        foreach (var name in document.Schemas.Keys.Except(facts.Schemas.Keys.Select(facts.ComponentOf)))
        {
            Add(Aspect.Schemas, name!, "is not in the facts");
        }
    }

    /// <summary>Compares a parameter, property, item or map value with its row.</summary>
    /// <param name="where">For people.</param>
    /// <param name="row">What the facts say.</param>
    /// <param name="schema">What the document says.</param>
    /// <param name="owner">What the schema belongs to: its extensions may stand there.</param>
    public void CompareValue(string where, JObject row, JObject schema, JObject owner)
    {
        var (expectedUnit, unit) = ((string?)row["unit"], (string?)(schema["x-unit"] ?? owner["x-unit"]));
        AddIf(expectedUnit is not null && unit != expectedUnit, Aspect.Units, where, $"x-unit is {unit ?? "none"} and not {expectedUnit}");
        if (row["const"] is { } constant)
        {
            AddIf(!JToken.DeepEquals(constant, schema["x-const"] ?? owner["x-const"]), Aspect.Constants, where, $"is not the constant {constant}");
            return;
        }

        // A bare reference cannot hold a default: the description says it.
        var (expected, actual) = (row["default"], schema["default"]);
        var isSaid = schema["$ref"] is not null && expected is not null && ((string?)owner["description"] ?? "").Contains($"{(string?)expected} when omitted", StringComparison.Ordinal);
        AddIf(!isSaid && !JToken.DeepEquals(expected, actual), Aspect.Defaults, where, $"its default is {Text(actual)} and not {Text(expected)}");
        CompareType(where, row, schema, owner);
    }

    private void CompareType(string where, JObject row, JObject schema, JObject owner)
    {
        switch ((string)row["type"]!)
        {
            case "ref":
                CompareReference(where, (string)row["ref"]!, schema, owner);
                return;
            case "array":
                AddIf((string?)schema["type"] != "array", Aspect.Types, where, $"is a {schema["type"]} and not an array");
                CompareInner(where + "[]", (JObject)row["items"]!, schema["items"], new JObject(), owner);
                break;
            case "map":
                AddIf((string?)schema["type"] != "object", Aspect.Types, where, $"is a {schema["type"]} and not a map");
                CompareInner(where + "{}", (JObject)row["values"]!, schema["additionalProperties"], new JObject { ["nullable"] = true }, owner);
                break;
            case "string" when (string?)(schema["x-wire"] ?? owner["x-wire"]) == "string":
                AddIf((string?)schema["type"] != "number", Aspect.Types, where, "is text on the wire, and no number here");
                return;
            default:
                AddIf((string?)schema["type"] != (string?)row["type"], Aspect.Types, where, $"is a {schema["type"] ?? Document.Reference(schema)} and not a {row["type"]}");
                var isTime = (string?)schema["format"] == "date-time";
                AddIf((string?)row["format"] == "date-time" != isTime, Aspect.Types, where, $"its format is {Text(schema["format"])} and not {Text(row["format"])}");
                break;
        }

        CompareLimits(where, row, schema);
    }

    private void CompareSchema(string name, JObject fact, JObject schema)
    {
        switch ((string?)fact["kind"])
        {
            case "enum":
                var (expected, actual) = (fact["values"]!.Select(v => (string?)v).ToHashSet(), schema["enum"]?.Select(v => (string?)v).ToHashSet() ?? []);
                AddIf(!expected.SetEquals(actual), Aspect.Enums, name, $"lacks [{string.Join(", ", expected.Except(actual))}] and adds [{string.Join(", ", actual.Except(expected))}]");
                break;
            case "union":
                CompareUnion(name, fact, schema);
                break;
            case "object":
                CompareProperties(name, FactTable.Rows(fact, "properties"), schema);
                var (members, groups) = (schema["minProperties"], schema["x-any-of"]);
                AddIf(!JToken.DeepEquals(fact["minProperties"], members), Aspect.Limits, name, $"minProperties is {Text(members)} and not {Text(fact["minProperties"])}");
                AddIf(fact["anyOf"] is { } any && !JToken.DeepEquals(any, groups), Aspect.Required, name, $"x-any-of is {Text(groups)} and not {Text(fact["anyOf"])}");
                break;
            default:
                Add(Aspect.Schemas, name, $"is a {fact["kind"]} in the facts and an object with members here");
                break;
        }
    }

    private void CompareProperties(string name, IReadOnlyList<JObject> rows, JObject schema)
    {
        foreach (var row in rows)
        {
            var (property, where) = ((string)row["name"]!, $"{name}.{(string?)row["name"]}");
            if (schema["properties"]?[property] is not JObject ours)
            {
                Add(Aspect.Properties, where, "is missing");
                continue;
            }

            var (expected, actual) = (Flag(row, "required"), Document.IsRequired(schema, property));
            var aspect = actual || (string?)schema["x-direction"] != "response" ? Aspect.Required : Aspect.Promised;
            AddIf(expected != actual, aspect, where, $"required is {actual}");
            AddIf(Flag(row, "nullable") != Flag(ours, "nullable"), Aspect.Nullable, where, $"nullable is {Flag(ours, "nullable")}");
            AddIf(Flag(row, "deprecated") != Flag(ours, "deprecated"), Aspect.Deprecated, where, $"deprecated is {Flag(ours, "deprecated")}");
            CompareValue(where, row, ours, ours);
        }

        foreach (var property in Document.Properties(schema).Select(p => p.Name).Except(rows.Select(row => (string)row["name"]!)))
        {
            Add(Aspect.Properties, $"{name}.{property}", "is not in the facts");
        }
    }

    private void CompareUnion(string name, JObject fact, JObject schema)
    {
        var expected = FactTable.Rows(fact, "variants").Select(v =>
            (string?)v["ref"] is { } reference ? facts.ComponentOf(reference) ?? Kind(facts.Schemas[reference]) : (string?)v["type"]);
        var actual = schema["x-union"]?["variants"]?.Select(v => (string?)(v["model"] ?? v["kind"])) ?? [];
        AddIf(!expected.SequenceEqual(actual), Aspect.Unions, name, $"its variants are {string.Join(", ", actual)} and not {string.Join(", ", expected)}");
    }

    private void CompareReference(string where, string name, JObject schema, JObject owner)
    {
        var fact = facts.Schemas[name];
        switch (facts.NameOf(name))
        {
            case FactTable.FreeForm:
                AddIf(!JToken.DeepEquals(schema["additionalProperties"], new JObject { ["nullable"] = true }), Aspect.Types, where, "is no map of anything");
                break;
            case FactTable.Inline when (string?)fact["kind"] == "scalar":
                CompareType(where, fact, schema, owner);
                break;
            case FactTable.Inline when (string?)fact["kind"] == "map":
                CompareType(where, new JObject { ["type"] = "map", ["values"] = fact["values"] }, schema, owner);
                break;
            case FactTable.Inline when (string?)fact["type"] == "integer":
                var values = (string?)schema["type"] == "integer" ? schema["x-values"] : null;
                AddIf(!JToken.DeepEquals(values, fact["values"]), Aspect.Enums, where, $"x-values are {Text(values)} and not {Text(fact["values"])}");
                break;
            case FactTable.Inline:
                AddIf((string?)schema["x-const"] != (string?)fact["values"]![0], Aspect.Constants, where, $"is not the constant {fact["values"]![0]}");
                break;
            case var component:
                AddIf(Document.Reference(schema) != component, Aspect.Types, where, $"is a {Document.Reference(schema) ?? schema["type"]} and not a {component}");
                break;
        }
    }

    private void CompareInner(string where, JObject row, JToken? inner, JObject any, JObject owner)
    {
        if ((string?)row["type"] == "any")
        {
            AddIf(!JToken.DeepEquals(inner, any), Aspect.Types, where, $"is not of anything but {Text(inner)}");
        }
        else if (inner is JObject schema)
        {
            CompareValue(where, row, schema, owner);
        }
        else
        {
            Add(Aspect.Types, where, "says nothing of what it holds");
        }
    }

    private void CompareLimits(string where, JObject row, JObject schema)
    {
        var expected = new JObject(Limits.Where(limit => row[limit] is not null).Select(limit => new JProperty(limit, row[limit])));
        foreach (var (exclusive, plain) in new[] { ("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum") })
        {
            // The facts hold the number, as newer versions do; 3.0 says true beside the plain limit.
            if (expected[exclusive] is { } number)
            {
                expected[plain] = number;
                expected[exclusive] = true;
            }
        }

        foreach (var limit in Limits)
        {
            var ours = limit == "multipleOf" && schema["x-multiple-of"] is { } text ? decimal.Parse((string)text!, System.Globalization.CultureInfo.InvariantCulture) : schema[limit];
            AddIf(!SameValue(expected[limit], ours), Aspect.Limits, where, $"{limit} is {Text(ours)} and not {Text(expected[limit])}");
        }
    }

    private static bool SameValue(JToken? one, JToken? other) =>
        one?.Type is JTokenType.Integer or JTokenType.Float && other?.Type is JTokenType.Integer or JTokenType.Float ? (decimal)one! == (decimal)other! : JToken.DeepEquals(one, other);

    private static string Kind(JObject fact) => (string?)fact["kind"] == "map" ? "object" : (string)fact["type"]!;

    private static string Text(JToken? json) => json?.ToString(Formatting.None) ?? "none";

    private static bool Flag(JObject row, string name) => (bool?)row[name] ?? false;

    private void AddIf(bool differs, Aspect aspect, string where, string what)
    {
        if (differs)
        {
            Add(aspect, where, what);
        }
    }

    private void Add(Aspect aspect, string where, string what) => differences.Add(new Difference(aspect, where, what));
}
