using System;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>What a document needs to be one of openapi/, beyond what every document needs. The rules of style stand in tests.</summary>
internal static class OwnForm
{
    private const string Import = "scripts/import brings a published document to the rules of openapi/";

    /// <summary>Checks that a document is a vendor's, in our form, and that its names can be written in C#.</summary>
    /// <param name="document">The document.</param>
    /// <param name="vendor">The vendor's name, in any case.</param>
    /// <exception cref="DocumentException">It is not.</exception>
    public static void Check(ApiDocument document, string vendor)
    {
        if (document.Is31)
        {
            throw new DocumentException(document.File, "/openapi", "is OpenAPI 3.1, and 3.0.3 is needed: " + Import);
        }

        if (Text((document.Root["x-sdk"] as JsonObject)?["vendor"]) is not { } found)
        {
            throw new DocumentException(document.File, "", "has no \"x-sdk\" with a \"vendor\": " + Import);
        }

        if (!string.Equals(found, vendor, StringComparison.OrdinalIgnoreCase))
        {
            throw new DocumentException(document.File, "/x-sdk/vendor", $"is {found}: this is not the document of {vendor}");
        }

        var structure = new DocumentStructure(document);
        structure.Read();
        foreach (var (pointer, schema) in structure.Schemas)
        {
            Names(document, schema, pointer);
        }

        foreach (var (pointer, operation) in structure.Operations)
        {
            Parameters(document, operation, pointer);
        }
    }

    private static void Names(ApiDocument document, JsonObject schema, string pointer)
    {
        var members = JsonPointer.Append(pointer, "properties");
        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            Name(document, Text((member as JsonObject)?["x-name"]) ?? name, JsonPointer.Append(members, name), "\"x-name\" beside it gives another");
        }

        var values = schema["enum"] as JsonArray ?? [];
        for (var index = 0; index < values.Count; index++)
        {
            if (Text(values[index]) is { } value)
            {
                Name(document, CSharpName.OfEnumValue(value), JsonPointer.Append(JsonPointer.Append(pointer, "enum"), index), "read it as a string without \"enum\"");
            }
        }
    }

    private static void Parameters(ApiDocument document, JsonObject operation, string pointer)
    {
        var parameters = operation["parameters"] as JsonArray ?? [];
        for (var index = 0; index < parameters.Count; index++)
        {
            if (Text((parameters[index] as JsonObject)?["name"]) is { } name)
            {
                Name(document, name, JsonPointer.Append(JsonPointer.Append(JsonPointer.Append(pointer, "parameters"), index), "name"), "it needs a name of letters and digits");
            }
        }
    }

    private static void Name(ApiDocument document, string name, string pointer, string wayOut)
    {
        if (!CSharpName.IsPossible(name))
        {
            throw new DocumentException(document.File, pointer, $"\"{name}\" makes no C# name: {wayOut}");
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
