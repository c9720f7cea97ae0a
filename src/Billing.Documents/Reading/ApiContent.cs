using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>A body, of a request or a response.</summary>
/// <param name="Json">What describes it.</param>
/// <param name="Schemas">Its schema by media type.</param>
internal sealed record ApiContent(JsonObject Json, IReadOnlyDictionary<string, Schema> Schemas)
{
    /// <summary>The media type that code is made for: JSON where it is among them.</summary>
    public string? MediaType => Schemas.Keys.OrderBy(type => type.Contains("json", StringComparison.Ordinal) ? 0 : 1).ThenBy(type => type, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The schema that code is made for; null without a body.</summary>
    public Schema? Schema => MediaType is { } type ? Schemas[type] : null;

    /// <summary>Reads what describes a body.</summary>
    /// <param name="document">The document.</param>
    /// <param name="node">The request body or response, or a reference to one.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <returns>The body.</returns>
    public static ApiContent Of(ApiDocument document, JsonObject node, string pointer)
    {
        var json = document.Resolve(node, ref pointer);
        var schemas = new SortedDictionary<string, Schema>(StringComparer.Ordinal);
        foreach (var (type, media) in json["content"] as JsonObject ?? [])
        {
            schemas[type] = Documents.Schema.Of(document, media?["schema"], JsonPointer.Append(JsonPointer.Append(JsonPointer.Append(pointer, "content"), type), "schema"));
        }

        return new ApiContent(json, schemas);
    }
}
