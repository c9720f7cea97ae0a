using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using static Billing.Conventions.Tests.Documents.Lint;

namespace Billing.Conventions.Tests.Documents;

public sealed class UnionTests
{
    private static readonly string[] JsonKinds = ["string", "number", "boolean", "object", "array"];

    [Test]
    public void Unions_tell_their_variants_apart_by_a_known_way() => EveryUnion((_, union, _) =>
        (string?)union["by"] is not ("property" or "required" or "kind") ? $"by {union["by"]}"
        : Variants(union).Count < 2 ? "fewer than two variants"
        : Variants(union).Select(v => (string?)v["name"]).Distinct().Count() != Variants(union).Count ? "two variants of one name"
        : null);

    [Test]
    public void Variants_are_plain_objects() => EveryUnion((document, union, _) =>
        Variants(union).Where(v => v["model"] is not null).FirstOrDefault(v => Model(document, v)?["properties"] is null || Model(document, v)?["x-union"] is not null)
            is { } odd ? $"variant {odd["name"]}: no such object" : null);

    /// <summary>Without one property the generator would see a map.</summary>
    [Test]
    public void A_union_has_one_stand_in_property() => EveryUnion((_, union, schema) =>
    {
        var expected = (string?)union["by"] switch
        {
            "property" => (string?)union["property"],
            "required" => (string?)Variants(union)[0]["members"]?[0],
            _ => "value",
        };
        var properties = Document.Properties(schema).Select(p => p.Name).ToList();
        return properties.Count == 1 && properties[0] == expected ? null : $"its properties are {string.Join(", ", properties)} and not {expected}";
    });

    [Test]
    public void A_tag_is_a_constant_of_its_variant() => EveryUnion((document, union, _) =>
        (string?)union["by"] == "property"
            ? Variants(union).FirstOrDefault(v => (string?)Model(document, v)?["properties"]?[(string)union["property"]!]?["x-const"] != (string?)v["value"]) is { } odd
                ? $"variant {odd["name"]}: its {union["property"]} is not the constant {odd["value"]}"
                : null
            : null);

    [Test]
    public void Members_that_tell_a_variant_apart_are_required_in_it() => EveryUnion((document, union, _) =>
        (string?)union["by"] == "required"
            ? Variants(union).FirstOrDefault(v => v["members"] is not JArray { Count: > 0 } names || !names.All(n => IsRequired(Model(document, v), (string)n!))) is { } odd
                ? $"variant {odd["name"]}: members"
                : null
            : null);

    [Test]
    public void Kinds_of_variants_are_different_kinds_of_JSON() => EveryUnion((_, union, _) =>
        (string?)union["by"] != "kind" ? null
        : Variants(union).FirstOrDefault(v => !JsonKinds.Contains((string?)v["kind"])) is { } odd ? $"kind {odd["kind"]}"
        : Variants(union).Select(v => (string?)v["kind"]).Distinct().Count() != Variants(union).Count ? "two variants of one kind"
        : Variants(union).Any(v => (string?)v["kind"] == "object" && v["model"] is null && (string?)v["map"] is not ("decimal" or "string")) ? "an object without a model or map"
        : null);

    private static void EveryUnion(System.Func<Document, JObject, JObject, string?> rule) =>
        EverySchema((document, _, schema) => schema["x-union"] is JObject union ? rule(document, union, schema) : null);

    private static bool IsRequired(JObject? model, string member) => model is not null && Document.IsRequired(model, member);

    private static JObject? Model(Document document, JObject variant) => document.Schemas.GetValueOrDefault((string?)variant["model"] ?? "");

    private static List<JObject> Variants(JObject union) => union["variants"]?.Values<JObject>().Select(v => v!).ToList() ?? [];
}
