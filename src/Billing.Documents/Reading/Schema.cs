using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>
/// A schema as code is made of it, the same for OpenAPI 3.0 and 3.1: references are followed, allOf is merged, a null among types or forms is
/// <see cref="IsNullable"/>, a constant is <see cref="Constant"/>, an exclusive limit is <see cref="Limit.IsExclusive"/>. The JSON stays as it is.
/// </summary>
internal sealed class Schema
{
    private readonly List<SchemaPart> _parts = [];
    private readonly Lazy<SchemaKind> _kind;
    private readonly Lazy<IReadOnlyDictionary<string, Schema>> _properties;
    private readonly Lazy<IReadOnlyList<SchemaVariant>> _variants;

    private Schema(ApiDocument document, JsonNode? node, string pointer)
    {
        Document = document;
        Pointer = pointer;
        Types = [];
        Collect(node as JsonObject ?? [], pointer, isOwn: true, isShared: false);
        All = new Keywords(_parts.ConvertAll(part => part.Json));
        Own = new Keywords(_parts.FindAll(part => !part.IsShared).ConvertAll(part => part.Json));
        Name ??= pointer.StartsWith("/components/schemas/", StringComparison.Ordinal) && !pointer["/components/schemas/".Length..].Contains('/', StringComparison.Ordinal) ? JsonPointer.Last(pointer) : null;
        if (Types.Count == 0 && (All.First("const") ?? (All.First("enum") as JsonArray)?.FirstOrDefault(value => value is not null)) is { } sample && sample.GetValueKind() == JsonValueKind.String)
        {
            Types = ["string"];
        }

        Enum = ReadEnum();
        _kind = new(ReadKind);
        _properties = new(ReadProperties);
        _variants = new(() => SchemaUnion.Read(this));
        Required = _parts.SelectMany(part => part.Json["required"] as JsonArray ?? []).Select(Plain).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The document that it stands in.</summary>
    public ApiDocument Document { get; }

    /// <summary>Where it stands, or the reference to it.</summary>
    public string Pointer { get; }

    /// <summary>The component that it is or refers to, which gives the type its name; null for an anonymous one.</summary>
    public string? Name { get; private set; }

    /// <summary>The objects that hold for it together: its own, what it refers to and what it merges.</summary>
    public IReadOnlyList<SchemaPart> Parts => _parts;

    /// <summary>What its keywords say, those of what it refers to included.</summary>
    public Keywords All { get; }

    /// <summary>What its keywords say here, beside a reference.</summary>
    public Keywords Own { get; }

    /// <summary>Whether it refers to a component, and is none itself.</summary>
    public bool IsReference => Name is not null && Pointer != JsonPointer.Append("/components/schemas", Name);

    /// <summary>The JSON types that it names, without null.</summary>
    public HashSet<string> Types { get; private set; }

    /// <summary>Whether null is a value of it.</summary>
    public bool IsNullable { get; private set; }

    /// <summary>What it becomes in C#.</summary>
    public SchemaKind Kind => _kind.Value;

    /// <summary>The members, in their order.</summary>
    public IReadOnlyDictionary<string, Schema> Properties => _properties.Value;

    /// <summary>The names of the members that must be there.</summary>
    public IReadOnlySet<string> Required { get; }

    /// <summary>The forms of a union; empty for anything else.</summary>
    public IReadOnlyList<SchemaVariant> Variants => _variants.Value;

    /// <summary>The allowed values, without null; empty where all are allowed.</summary>
    public IReadOnlyList<string> Enum { get; }

    /// <summary>The only allowed value of an anonymous schema.</summary>
    public string? Constant => All.Text("x-const") ?? (All.First("const") is { } value ? Plain(value) : Name is null && Enum.Count == 1 ? Enum[0] : null);

    /// <summary>The schema of a list's items; null where any are allowed.</summary>
    public Schema? Items => Child("items");

    /// <summary>The schema of further members; null where any or none are allowed.</summary>
    public Schema? AdditionalProperties => All.First("additionalProperties") is JsonObject ? Child("additionalProperties") : null;

    /// <summary>Whether members that the document does not name are refused.</summary>
    public bool IsClosed => _parts.Any(part => new[] { "additionalProperties", "unevaluatedProperties" }.Any(key => part.Json[key]?.GetValueKind() == JsonValueKind.False));

    /// <summary>The format, as it stands there.</summary>
    public string? Format => All.Text("format");

    /// <summary>A view of a schema.</summary>
    /// <param name="document">The document that it stands in.</param>
    /// <param name="node">The schema; a boolean one, or none, allows anything.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <returns>The view.</returns>
    public static Schema Of(ApiDocument document, JsonNode? node, string pointer) => new(document, node, pointer);

    /// <summary>A component.</summary>
    /// <param name="document">The document.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The schema; null when there is none of that name.</returns>
    public static Schema? Component(ApiDocument document, string name) => document.Components.GetOrAdd(name, static (key, owner) =>
        owner.Root["components"]?["schemas"]?[key] is { } node ? new(owner, node, JsonPointer.Append("/components/schemas", key)) : null, document);

    /// <summary>A JSON value as people write it: a text without quotes.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Plain(JsonNode? value) => value is null ? "null" : value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString();

    private Schema? Child(string keyword) =>
        _parts.FirstOrDefault(part => part.Json[keyword] is not null) is { } part ? new(Document, part.Json[keyword], JsonPointer.Append(part.Pointer, keyword)) : null;

    /// <summary>Takes an object and what it stands for, nearest first.</summary>
    private void Collect(JsonObject json, string pointer, bool isOwn, bool isShared)
    {
        var reference = json.Text("$ref");
        if (reference is null || Document.Is31)
        {
            _parts.Add(new SchemaPart(json, pointer, isShared));
            ReadTypes(json);
        }

        if (reference is not null)
        {
            var target = Document.Find(reference) as JsonObject ?? [];
            Collect(target, JsonPointer.Of(reference), isOwn, isShared: true);
            if (isOwn)
            {
                Name ??= ApiDocument.SchemaName(reference);
            }

            if (!Document.Is31)
            {
                return;
            }
        }

        if (json["allOf"] is JsonArray all)
        {
            // A wrapper around one reference gives it a description, not another type.
            var isWrapper = isOwn && all.Count == 1 && !json.ContainsKey("properties") && !json.ContainsKey("required") && !json.ContainsKey("oneOf") && !json.ContainsKey("anyOf");
            for (var index = 0; index < all.Count; index++)
            {
                Collect(all[index] as JsonObject ?? [], JsonPointer.Append(JsonPointer.Append(pointer, "allOf"), index), isWrapper, isShared);
            }
        }

        // One form beside null is that form.
        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            if (json[keyword] is JsonArray forms && SchemaUnion.WithoutNull(Document, forms) is var rest && rest.Count < forms.Count)
            {
                IsNullable = true;
            }

            if (json[keyword] is JsonArray only && SchemaUnion.WithoutNull(Document, only) is [var single])
            {
                Collect(only[single] as JsonObject ?? [], JsonPointer.Append(JsonPointer.Append(pointer, keyword), single), isOwn && !json.ContainsKey("properties"), isShared);
            }
        }
    }

    private void ReadTypes(JsonObject json)
    {
        var types = json["type"] switch
        {
            JsonArray several => several.Select(type => Plain(type)).ToHashSet(StringComparer.Ordinal),
            JsonValue one => [Plain(one)],
            _ => new HashSet<string>(StringComparer.Ordinal),
        };
        IsNullable |= types.Remove("null") || (json["nullable"]?.GetValueKind() == JsonValueKind.True) || (json["enum"] as JsonArray)?.Contains(null) == true;
        if (Types.Count == 0)
        {
            Types = types;
        }
    }

    private SchemaKind ReadKind() =>
        Variants.Count > 0 ? SchemaKind.Union
        : Enum.Count > 0 && Constant is null && Types.IsSubsetOf(["string"]) ? SchemaKind.Enum
        : Properties.Count > 0 ? SchemaKind.Object
        : Types.FirstOrDefault() switch
        {
            "string" => SchemaKind.String,
            "integer" => SchemaKind.Integer,
            "number" => SchemaKind.Number,
            "boolean" => SchemaKind.Boolean,
            "array" => SchemaKind.Array,
            "object" => IsClosed ? SchemaKind.Object : SchemaKind.Map,
            _ => All.First("items") is not null ? SchemaKind.Array : All.First("additionalProperties") is JsonObject ? SchemaKind.Map : SchemaKind.Any,
        };

    private List<string> ReadEnum() =>
        (All.First("enum") as JsonArray ?? All.First("x-values") as JsonArray)?.Where(value => value is not null).Select(Plain).Distinct(StringComparer.Ordinal).ToList() ?? SchemaUnion.EnumOfForms(this);

    private Dictionary<string, Schema> ReadProperties()
    {
        var properties = new Dictionary<string, Schema>(StringComparer.Ordinal);
        foreach (var part in _parts.Where(part => part.Json["properties"] is JsonObject))
        {
            var place = JsonPointer.Append(part.Pointer, "properties");
            foreach (var (name, value) in (JsonObject)part.Json["properties"]!)
            {
                properties.TryAdd(name, new Schema(Document, value, JsonPointer.Append(place, name)));
            }
        }

        return properties;
    }
}
