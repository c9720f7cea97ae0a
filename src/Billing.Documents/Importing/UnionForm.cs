using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>A form of a union in both documents.</summary>
/// <param name="theirs">The form in the published document.</param>
/// <param name="ours">The form in ours; null for a new one.</param>
internal sealed class UnionForm(SchemaVariant theirs, SchemaVariant? ours)
{
    /// <summary>The form in the published document.</summary>
    public SchemaVariant Theirs => theirs;

    /// <summary>The form in ours; null for a new one.</summary>
    public SchemaVariant? Ours => ours;

    /// <summary>How ours writes the form; null for a new one.</summary>
    public JsonObject? Json { get; set; }

    /// <summary>Its kind of JSON, as far as the generator tells forms apart by it.</summary>
    public string? Kind => theirs.Schema.Kind switch
    {
        SchemaKind.String or SchemaKind.Enum => "string",
        SchemaKind.Number or SchemaKind.Integer => "number",
        SchemaKind.Boolean => "boolean",
        SchemaKind.Object when theirs.Schema.IsComponent() => "object",
        SchemaKind.Map when Map is not null => "object",
        _ => null,
    };

    /// <summary>What a map holds, as far as the generator knows it.</summary>
    public string? Map => theirs.Schema.Kind != SchemaKind.Map ? null : theirs.Schema.AdditionalProperties?.Kind switch
    {
        SchemaKind.Number or SchemaKind.Integer => "decimal",
        null => (string?)Json?["map"],
        _ => null,
    };
}
