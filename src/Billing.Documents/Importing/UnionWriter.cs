using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Writes unions: by a tag, by the kind of JSON, or by the members that are there. What nothing tells apart becomes one object.</summary>
/// <param name="import">The import.</param>
/// <param name="schemas">Writes the forms.</param>
/// <param name="components">Writes the forms that are objects.</param>
internal sealed class UnionWriter(Import import, SchemaWriter schemas, ComponentWriter components)
{
    /// <summary>Writes a union.</summary>
    /// <param name="name">The component.</param>
    /// <param name="theirs">The union in the published document.</param>
    /// <param name="ours">Ours; null when it is new.</param>
    /// <returns>The structure.</returns>
    public JsonObject Write(string name, Schema theirs, Schema? ours)
    {
        var forms = theirs.Variants.OrderBy(form => Index(form.Schema)).Select(form => new UnionForm(form, ours is null ? null : Alignment.Counterpart(theirs, form, ours))).ToList();
        var before = ours is null ? null : (JsonObject?)JsonPointer.Find(import.Current.Root, ours.Pointer);
        var known = before?["x-union"]?["variants"] as JsonArray ?? [];
        foreach (var form in forms)
        {
            form.Json = known.OfType<JsonObject>().FirstOrDefault(variant => form.Ours is not null && (string?)variant["name"] == form.Ours.Name);
        }

        // Ours first, in its order: where members tell the forms apart, the order counts.
        var order = forms.OrderBy(form => form.Json is null ? int.MaxValue : known.IndexOf(form.Json)).ToList();
        var union = (string?)before?["x-union"]?["by"] == "required" ? null : ByTag(name, theirs, order) ?? ByKind(name, order);
        union ??= ByMembers(name, order);
        if (union is null)
        {
            import.Findings.Published(FindingKind.Undecided, theirs.Pointer, $"{name} is a union whose forms nothing tells apart: one object with all of their members");
            return components.Object(name, theirs, ours: null);
        }

        foreach (var missing in known.OfType<JsonObject>().Where(variant => forms.TrueForAll(form => form.Json != variant)))
        {
            import.Misses(ours!.Pointer + "/x-union", $"the form {missing["name"]}");
        }

        var standIn = (string?)union["property"] ?? (string?)union["variants"]![0]!["members"]?[0] ?? "value";
        var property = before?["properties"]?[standIn]?.DeepClone() ?? ((string?)union["by"] == "property"
            ? new JsonObject { ["type"] = "string", ["description"] = "Names the variant." }
            : new JsonObject { ["nullable"] = true, ["description"] = (string?)union["by"] == "required" ? $"Present in the variant {union["variants"]![0]!["name"]}." : "The value." });
        return new JsonObject { ["type"] = "object", ["x-union"] = union, ["properties"] = new JsonObject { [standIn] = property } };
    }

    private JsonObject? ByTag(string name, Schema theirs, List<UnionForm> forms)
    {
        var tag = UnionTag.Of(theirs);
        if (tag is null || !forms.TrueForAll(form => form.Theirs.Schema.Kind == SchemaKind.Object))
        {
            return null;
        }

        var values = forms.ConvertAll(form => UnionTag.ValueOf(theirs, form.Theirs));
        if (values.Contains(null) || values.Distinct(StringComparer.Ordinal).Count() < values.Count)
        {
            return null;
        }

        var variants = new JsonArray();
        foreach (var (form, value) in forms.Zip(values))
        {
            var model = Model(name, form, Words.Pascal(value!), forms.IndexOf(form));
            Tag(components.Written[model], tag, value!);
            variants.Add(Variant(form, ("value", value!), ("name", form.Ours?.Name ?? Unlike(variants, Words.Pascal(value!))), ("model", model)));
        }

        return new JsonObject { ["by"] = "property", ["property"] = tag, ["variants"] = variants };
    }

    private JsonObject? ByKind(string name, List<UnionForm> forms)
    {
        var kinds = forms.ConvertAll(form => form.Kind);
        if (kinds.Contains(null) || kinds.Distinct().Count() < kinds.Count || kinds.TrueForAll(kind => kind == "object"))
        {
            return null;
        }

        var variants = new JsonArray();
        foreach (var (form, kind) in forms.Zip(kinds))
        {
            var names = ("name", form.Ours?.Name ?? kind switch { "string" => "Text", "number" => "Number", "boolean" => "Boolean", _ => "Object" });
            variants.Add(kind != "object" ? Variant(form, ("kind", kind!), names)
                : form.Map is { } map ? Variant(form, ("kind", kind), names, ("map", map))
                : Variant(form, ("kind", kind), names, ("model", Model(name, form, "Object", forms.IndexOf(form)))));
        }

        return new JsonObject { ["by"] = "kind", ["variants"] = variants };
    }

    private JsonObject? ByMembers(string name, List<UnionForm> forms)
    {
        if (!forms.TrueForAll(form => form.Theirs.Schema.Kind == SchemaKind.Object))
        {
            return null;
        }

        // A form is recognised by its required members, once those that have all of them, too, are ruled out.
        var order = new List<UnionForm>();
        var rest = forms.ToList();
        while (rest.Count > 0)
        {
            if (rest.Find(form => form.Theirs.Schema.Required.Count > 0 && rest.TrueForAll(other => other == form || !form.Theirs.Schema.Required.IsSubsetOf(other.Theirs.Schema.Properties.Keys))) is not { } next)
            {
                return null;
            }

            order.Add(next);
            rest.Remove(next);
        }

        var variants = new JsonArray();
        foreach (var form in order)
        {
            var required = form.Theirs.Schema.Required;
            var own = required.Where(member => order.TrueForAll(other => other == form || !other.Theirs.Schema.Properties.ContainsKey(member))).ToList();
            var before = (form.Json?["members"] as JsonArray)?.Select(Schema.Plain).ToList();
            var members = before?.TrueForAll(required.Contains) == true ? before : own.Count > 0 ? own : [.. required];
            var model = Model(name, form, Words.Pascal(members[0]), forms.IndexOf(form));
            variants.Add(Variant(form, ("name", form.Ours?.Name ?? Unlike(variants, FormName(name, model))), ("model", model), ("members", new JsonArray([.. members.Select(member => (JsonNode)member)]))));
        }

        return new JsonObject { ["by"] = "required", ["variants"] = variants };
    }

    private string Model(string union, UnionForm form, string suffix, int index)
    {
        var schema = schemas.Write(form.Theirs.Schema, form.Ours?.Schema, new Place(union + suffix, $"{union} (variant {index + 1})"));
        return ApiDocument.SchemaName((string?)(schema["$ref"] ?? schema["allOf"]?[0]?["$ref"]))!;
    }

    /// <summary>Where a form stands in the vendor's list.</summary>
    private static int Index(Schema form) => int.TryParse(JsonPointer.Last(form.Pointer), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;

    private static string FormName(string union, string model) => model.StartsWith(union, StringComparison.Ordinal) && model.Length > union.Length ? model[union.Length..] : model;

    private static string Unlike(JsonArray variants, string name)
    {
        var taken = variants.Select(variant => (string?)variant!["name"]).ToList();
        while (taken.Contains(name))
        {
            name += "Other";
        }

        return name;
    }

    private static void Tag(JsonObject model, string tag, string value)
    {
        if (model["properties"] is JsonObject properties && (string?)properties[tag]?["x-const"] != value)
        {
            properties[tag] = new JsonObject { ["type"] = "string", ["x-const"] = value, ["description"] = $"Names the variant, always \"{value}\"." };
        }
    }

    private static JsonObject Variant(UnionForm form, params ReadOnlySpan<(string Key, JsonNode Value)> members)
    {
        var variant = (JsonObject?)form.Json?.DeepClone() ?? [];
        foreach (var (key, value) in members)
        {
            variant[key] = value;
        }

        return variant;
    }
}
