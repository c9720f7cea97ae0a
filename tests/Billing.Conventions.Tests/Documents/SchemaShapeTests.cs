using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using static Billing.Conventions.Tests.Documents.Lint;

namespace Billing.Conventions.Tests.Documents;

public sealed class SchemaShapeTests
{
    private static readonly string[] BesideReference = ["allOf", "description", "nullable", "default", "deprecated"];

    private static readonly string[] Kinds = ["string", "number", "integer", "boolean", "array", "object"];

    [Test]
    public void Every_component_is_an_object_with_members_or_an_enum() => EverySchema((_, _, schema) =>
        schema["enum"] is not null
            ? (string?)schema["type"] == "string" ? null : "an enum is of strings"
            : (string?)schema["type"] == "object" && schema["properties"] is JObject { Count: > 0 } ? null : "neither an object with properties nor an enum");

    [Test]
    public void Every_object_and_every_enum_is_a_component() => EveryPlace(place =>
        place.Schema["properties"] is not null ? "an object inline"
        : place.Schema["enum"] is not null ? "an enum inline"
        : place.Kind == "object" && place.Schema["additionalProperties"] is not JObject ? "neither a component nor a map"
        : null);

    [Test]
    public void Bodies_are_components() => EveryOperation((_, operation) =>
        operation.Body is not null && operation.BodySchema is null ? "its request body is no reference"
        : operation.Responses.Any(r => r.Value["content"] is not null && DocumentOperation.ResponseSchema(r) is null) ? "a response body is no reference"
        : null);

    [Test]
    public void There_is_no_oneOf_anyOf_or_not() => EveryDocument((document, failures) =>
    {
        foreach (var property in document.Root.Descendants().OfType<JProperty>().Where(p => p.Name is "oneOf" or "anyOf" or "not"))
        {
            failures.Add($"{document.Name}: {property.Path}", property.Name);
        }
    });

    [Test]
    public void An_allOf_only_wraps_one_reference() => EveryDocument((document, failures) =>
    {
        foreach (var property in document.Root.Descendants().OfType<JProperty>().Where(p => p.Name == "allOf"))
        {
            var isWrapper = property.Value is JArray { Count: 1 } parts && parts[0] is JObject { Count: 1 } part && part["$ref"] is not null;
            failures.If(!isWrapper, $"{document.Name}: {property.Path}", "holds more than one reference");
            var beside = ((JObject)property.Parent!).Properties().Select(p => p.Name).Where(name => !name.StartsWith("x-", System.StringComparison.Ordinal)).Except(BesideReference);
            failures.If(beside.Any(), $"{document.Name}: {property.Path}", $"has beside it: {string.Join(", ", beside)}");
        }
    });

    [Test]
    public void A_bare_reference_stands_alone() => EveryPlace(place =>
        place.Schema["$ref"] is not null && place.Schema.Count > 1 ? "has members beside $ref, which 3.0 ignores: wrap it in allOf" : null);

    [Test]
    public void Every_schema_says_its_type() => EveryDocument((document, failures) =>
    {
        var dummies = document.Schemas.Where(s => s.Value["x-union"] is not null).Select(s => s.Key + ".").ToList();
        foreach (var place in document.Places.Where(p => Document.Reference(p.Schema) is null))
        {
            var isAny = place.Schema.Count == 0 || place.Where.EndsWith("{}", System.StringComparison.Ordinal) && JToken.DeepEquals(place.Schema, new JObject { ["nullable"] = true });
            var isDummy = dummies.Any(union => place.Where.StartsWith(union, System.StringComparison.Ordinal));
            failures.If(!isAny && !isDummy && !Kinds.Contains(place.Kind), $"{document.Name}: {place.Where}", $"type {place.Schema["type"]}");
        }
    });

    [Test]
    public void Numbers_are_decimals() => EveryPlace(place =>
        place.Kind == "number" && (string?)place.Schema["format"] != "decimal" ? "a number without format decimal" : null);

    [Test]
    public void Integers_say_their_size() => EveryPlace(place =>
        place.Kind == "integer" && (string?)place.Schema["format"] is not ("int32" or "int64") ? "an integer without format int32 or int64" : null);

    [Test]
    public void Strings_have_no_format_but_date_time() => EveryPlace(place =>
        place.Kind is "string" or "boolean" && (string?)place.Schema["format"] is not (null or "date-time") ? $"format {place.Schema["format"]}" : null);

    [Test]
    public void Text_on_the_wire_is_a_decimal_here() => EveryPlace(place =>
        place.Extension("x-wire") is { } wire && ((string?)wire != "string" || !HoldsNumber(place.Owner["schema"] as JObject ?? place.Owner)) ? $"x-wire {wire} on no number" : null);

    [Test]
    public void Arrays_hold_no_arrays() => EveryPlace(place =>
        place.Kind != "array" ? null
        : place.Schema["items"] is not JObject items ? "an array without items"
        : (string?)items["type"] == "array" ? "an array of arrays"
        : null);

    [Test]
    public void Enums_have_two_or_more_different_values() => EverySchema((_, _, schema) =>
        schema["enum"] is not JArray values ? null
        : values.Count < 2 ? "an enum of one value is an x-const"
        : values.Select(v => (string?)v).Distinct().Count() != values.Count ? "a value twice"
        : schema["x-enum-descriptions"] is JArray texts && texts.Count != values.Count ? $"{texts.Count} descriptions of {values.Count} values"
        : null);

    [Test]
    public void The_same_enum_is_one_component() => EveryDocument((document, failures) =>
    {
        var seen = new Dictionary<string, string>();
        foreach (var (name, schema) in document.Schemas.Where(s => s.Value["enum"] is not null))
        {
            var values = string.Join(",", schema["enum"]!.Values<string>().Order(System.StringComparer.Ordinal));
            failures.If(!seen.TryAdd(values, name), $"{document.Name}: {name}", $"has the values of {seen[values]}");
        }
    });

    [Test]
    public void Required_members_exist() => EverySchema((_, _, schema) =>
        schema["required"]?.Values<string>().FirstOrDefault(name => schema["properties"]?[name!] is null) is { } name ? $"requires {name}, which it does not have" : null);

    [Test]
    public void Limits_do_not_cross() => EveryPlace(place =>
        new[] { ("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems") }
            .Where(pair => (decimal?)place.Schema[pair.Item1] > (decimal?)place.Schema[pair.Item2])
            .Select(pair => $"{pair.Item1} above {pair.Item2}")
            .FirstOrDefault());

    /// <summary>Templates cannot see the keyword, so an extension repeats it.</summary>
    [Test]
    public void An_exclusive_limit_is_said_twice() => EveryPlace(place =>
        JToken.DeepEquals(place.Schema["exclusiveMinimum"], place.Schema["x-exclusive-minimum"]) && JToken.DeepEquals(place.Schema["exclusiveMaximum"], place.Schema["x-exclusive-maximum"])
            ? null
            : "exclusiveMinimum and x-exclusive-minimum (or the maximums) do not agree");

    [Test]
    public void A_constant_is_a_string_without_other_values() => EveryPlace(place =>
        place.Schema["x-const"] is { } value && (place.Kind != "string" || value.Type != JTokenType.String) ? $"x-const {value} on a {place.Kind}" : null);

    private static bool HoldsNumber(JObject schema) =>
        (string?)schema["type"] == "number" || (string?)schema["items"]?["type"] == "number" || (string?)(schema["additionalProperties"] as JObject)?["type"] == "number";
}
