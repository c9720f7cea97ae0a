using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Reads the forms of a union: those of our <c>x-union</c>, of oneOf and anyOf, and of a list of types.</summary>
internal static class SchemaUnion
{
    /// <summary>The forms other than null.</summary>
    /// <param name="document">The document.</param>
    /// <param name="forms">The forms.</param>
    /// <returns>Their places in the list.</returns>
    public static List<int> WithoutNull(ApiDocument document, JsonArray forms) =>
        Enumerable.Range(0, forms.Count).Where(index => !IsNull(document, forms[index])).ToList();

    /// <summary>The values of forms that are all texts out of a list.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The values; empty where a form is something else.</returns>
    public static List<string> EnumOfForms(Schema schema)
    {
        var forms = Forms(schema).ToList();
        return forms.Count > 1 && forms.All(form => form.Types.IsSubsetOf(["string"]) && Values(form).Count > 0)
            ? forms.SelectMany(Values).Distinct(StringComparer.Ordinal).ToList()
            : [];
    }

    /// <summary>The groups of members of which one is needed, which a document may write as forms that only require.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="exactly">Whether exactly one is needed, or at least one.</param>
    /// <returns>Each group, its members joined.</returns>
    public static IReadOnlyList<string> Groups(Schema schema, bool exactly)
    {
        var ours = schema.All.First(exactly ? "x-one-of" : "x-any-of") as JsonArray;
        var theirs = schema.All.First(exactly ? "oneOf" : "anyOf") as JsonArray;
        var groups = ours?.Select(group => group as JsonArray)
            ?? (theirs?.All(form => form is JsonObject map && OnlyRequires(map)) == true ? theirs.Select(form => form!["required"] as JsonArray) : []);
        return groups.Select(group => string.Join(" + ", (group ?? []).Select(Schema.Plain).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal).ToList();
    }

    /// <summary>The forms of a union.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The forms; empty where it is no union.</returns>
    public static IReadOnlyList<SchemaVariant> Read(Schema schema)
    {
        if (schema.All.First("x-union") is JsonObject union)
        {
            return (union["variants"] as JsonArray ?? []).OfType<JsonObject>().Select(variant => Ours(schema, union, variant)).ToList();
        }

        if (schema.Enum.Count == 0)
        {
            var forms = Forms(schema).ToList();
            if (forms.Count > 1 && !AreOneType(forms))
            {
                return Named(forms.Select(form => (Form: form, Tag: Tag(schema, form))).Select(f => new SchemaVariant(f.Form.Name ?? f.Tag ?? Kind(f.Form), null, f.Tag, f.Form)));
            }

            if (schema.Types.Count > 1)
            {
                return schema.Types.Order(StringComparer.Ordinal).Select(type => new SchemaVariant(type, null, null, Schema.Of(schema.Document, WithType(schema, type), schema.Pointer))).ToList();
            }
        }

        return [];
    }

    private static SchemaVariant Ours(Schema schema, JsonObject union, JsonObject variant)
    {
        var model = variant.Text("model");
        var name = variant.Text("name");
        var form = model is not null && Schema.Component(schema.Document, model) is { } component
            ? component
            : Schema.Of(schema.Document, variant["map"] is not null ? new JsonObject { ["type"] = "object" } : new JsonObject { ["type"] = Schema.Plain(variant["kind"]) }, schema.Pointer);
        return new SchemaVariant(name ?? model ?? "", name, union.Text("by") == "property" ? variant.Text("value") : null, form);
    }

    /// <summary>Every form of oneOf and anyOf that is a schema of its own, with what stands beside the list merged in.</summary>
    private static IEnumerable<Schema> Forms(Schema schema)
    {
        foreach (var part in schema.Parts)
        {
            foreach (var keyword in new[] { "oneOf", "anyOf" })
            {
                if (part.Json[keyword] is JsonArray list && !list.All(form => form is JsonObject map && OnlyRequires(map)) && WithoutNull(schema.Document, list) is { Count: > 1 } places)
                {
                    foreach (var index in places)
                    {
                        yield return Schema.Of(schema.Document, list[index], JsonPointer.Append(JsonPointer.Append(part.Pointer, keyword), index));
                    }
                }
            }
        }
    }

    /// <summary>Texts of several patterns are a text; so are whole numbers and decimals one number.</summary>
    private static bool AreOneType(List<Schema> forms) =>
        forms.All(form => form.Name is null || form.Kind is not (SchemaKind.Object or SchemaKind.Enum or SchemaKind.Union))
        && forms.All(form => form.Kind is SchemaKind.String or SchemaKind.Integer or SchemaKind.Number or SchemaKind.Boolean)
        && forms.Select(Kind).Distinct().Count() == 1;

    private static string? Tag(Schema schema, Schema form)
    {
        var discriminator = schema.All.First("discriminator");
        var mapped = (discriminator.Member("mapping") as JsonObject)?.FirstOrDefault(entry => form.Name is not null && (ApiDocument.SchemaName(Schema.Plain(entry.Value)) ?? Schema.Plain(entry.Value)) == form.Name).Key;
        var property = discriminator.Text("propertyName");
        return mapped is not null ? mapped
            : property is not null && form.Properties.TryGetValue(property, out var tag) ? tag.Constant
            : form.Properties.Values.Select(member => member.Constant).FirstOrDefault(constant => constant is not null);
    }

    /// <summary>Forms that nothing tells apart are counted, in an order that does not depend on where they stand.</summary>
    private static List<SchemaVariant> Named(IEnumerable<SchemaVariant> variants)
    {
        var result = new List<SchemaVariant>();
        foreach (var variant in variants.OrderBy(variant => string.Join(' ', variant.Schema.Properties.Keys.Order(StringComparer.Ordinal)), StringComparer.Ordinal))
        {
            var same = result.Count(other => other.Key == variant.Key || other.Key.StartsWith(variant.Key + " ", StringComparison.Ordinal));
            result.Add(same == 0 ? variant : variant with { Key = $"{variant.Key} {same + 1}" });
        }

        return result;
    }

    private static string Kind(Schema form) => form.Kind switch
    {
        SchemaKind.Integer or SchemaKind.Number => "number",
        SchemaKind.Object or SchemaKind.Map => "object",
        SchemaKind.Enum or SchemaKind.String => "string",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static List<string> Values(Schema form) => form.Enum.Count > 0 ? [.. form.Enum] : form.Constant is { } constant ? [constant] : [];

    private static JsonObject WithType(Schema schema, string type)
    {
        var copy = new JsonObject { ["type"] = type };
        foreach (var part in schema.Parts)
        {
            foreach (var (keyword, value) in part.Json.Where(member => member.Key is not ("type" or "$ref" or "allOf" or "oneOf" or "anyOf" or "description")))
            {
                copy.TryAdd(keyword, value?.DeepClone());
            }
        }

        return copy;
    }

    private static bool OnlyRequires(JsonObject form) => form.ContainsKey("required") && form.All(member => member.Key is "required" or "title" or "description" or "not");

    private static bool IsNull(ApiDocument document, JsonNode? form)
    {
        var pointer = "";
        return form is JsonObject map && document.Resolve(map, ref pointer) is var schema
            && (schema.Text("type") == "null"
                || (schema["enum"] is JsonArray { Count: 1 } values && values[0] is null)
                || (schema.ContainsKey("const") && schema["const"] is null));
    }
}
