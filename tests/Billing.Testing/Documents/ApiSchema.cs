using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Testing.Documents;

/// <summary>A schema at the place where it is used: a component, or what stands inline.</summary>
public sealed class ApiSchema
{
    private const string Prefix = "#/components/schemas/";

    private readonly ApiDocument _document;
    private readonly JsonObject _json;
    private readonly JsonObject _place;

    private ApiSchema(ApiDocument document, JsonObject json, JsonObject place, string? name)
    {
        _document = document;
        _json = json;
        _place = place;
        Name = name;
    }

    /// <summary>The name of the component; null for what stands inline.</summary>
    public string? Name { get; }

    public string? Type => (string?)_json["type"];

    public string? Format => (string?)_json["format"];

    public decimal? Minimum => (decimal?)_json["minimum"];

    public bool IsNullable => (bool?)_place["nullable"] == true;

    /// <summary>Whether a decimal travels as text.</summary>
    public bool IsTextOnWire => (string?)_json["x-wire"] == "string";

    /// <summary>Whether a value of another JSON kind reads as missing.</summary>
    public bool IsLenient => (bool?)_place["x-lenient"] == true;

    /// <summary>Whether the members are left out, null or a value.</summary>
    public bool IsPatch => (bool?)_json["x-patch"] == true;

    /// <summary>The C# name of the member that holds it; null for its name on the wire in PascalCase.</summary>
    public string? OwnName => (string?)_place["x-name"];

    public string? Constant => (string?)_json["x-const"];

    public IReadOnlyList<string> EnumValues => _json["enum"]?.AsArray().Select(value => (string)value!).ToList() ?? [];

    public ApiUnion? Union => _json["x-union"] is JsonObject union ? new ApiUnion(_document, union) : null;

    /// <summary>Whether it is a component that becomes a class.</summary>
    public bool IsModel => Name is not null && EnumValues.Count == 0;

    public IReadOnlyList<ApiProperty> Properties => Union is null && _json["properties"] is JsonObject properties
        ? properties.Select(property => new ApiProperty(property.Key, this, Inline(_document, property.Value!.AsObject()), IsRequired(property.Key))).ToList()
        : [];

    /// <summary>Groups of members of which exactly one is set.</summary>
    public IReadOnlyList<IReadOnlyList<string>> OneOf => Groups(_json["x-one-of"]);

    /// <summary>Groups of members of which at least one is set.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AnyOf => Groups(_json["x-any-of"]);

    public ApiPage? Page => _json["x-page"] is JsonObject page ? new ApiPage(page) : null;

    public ApiSchema? Items => _json["items"] is JsonObject items ? Inline(_document, items) : null;

    public ApiSchema? MapValues => _json["additionalProperties"] is JsonObject values ? Inline(_document, values) : null;

    /// <summary>The schemas that a value of this one may hold: of members, items, map values and variants.</summary>
    public IEnumerable<ApiSchema> Parts => Properties.Select(property => property.Schema)
        .Concat(new[] { Items, MapValues }.OfType<ApiSchema>())
        .Concat(Union?.Variants.Select(variant => variant.Model).OfType<ApiSchema>() ?? []);

    public static ApiSchema Of(ApiDocument document, string name) => new(document, document.Component(name), document.Component(name), name);

    /// <summary>A schema as it stands at a place: a reference, one in its wrapper, or itself.</summary>
    public static ApiSchema Inline(ApiDocument document, JsonObject place)
    {
        var reference = (string?)(place["$ref"] ?? place["allOf"]?[0]?["$ref"]);
        return reference is null
            ? new ApiSchema(document, place, place, null)
            : new ApiSchema(document, document.Component(reference[Prefix.Length..]), place, reference[Prefix.Length..]);
    }

    internal static IReadOnlyList<IReadOnlyList<string>> Groups(JsonNode? groups) =>
        groups?.AsArray().Select(group => (IReadOnlyList<string>)group!.AsArray().Select(name => (string)name!).ToList()).ToList() ?? [];

    public override string ToString() => Name ?? Type ?? "any";

    private bool IsRequired(string property) => _json["required"]?.AsArray().Any(name => (string?)name == property) == true;
}
