using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>
/// An OpenAPI document of version 3.0 or 3.1, checked when it is loaded.
/// It stays the JSON that it is: the library for OpenAPI throws a FormatException without a place where a document of 3.0 writes a number as 3.1 does,
/// takes a reference to nothing as a warning, does not see an operation id that stands twice, and would lose the difference between the two versions
/// that <see cref="Schema"/> levels out.
/// </summary>
internal sealed class ApiDocument
{
    private const string SchemaPrefix = "#/components/schemas/";

    private ApiDocument(JsonObject root, string file)
    {
        Root = root;
        File = file;
        Is31 = ((string?)root["openapi"])!.StartsWith("3.1", StringComparison.Ordinal);
    }

    /// <summary>The file, as the user named it.</summary>
    public string File { get; }

    /// <summary>The whole document.</summary>
    public JsonObject Root { get; }

    /// <summary>Whether it is written in version 3.1, where members beside a reference count.</summary>
    public bool Is31 { get; }

    /// <summary>The names of the schemas among the components, in their order.</summary>
    public IEnumerable<string> SchemaNames => (Root["components"]?["schemas"] as JsonObject)?.Select(schema => schema.Key) ?? [];

    /// <summary>The views of its components, made once.</summary>
    internal ConcurrentDictionary<string, Schema?> Components { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The document.</returns>
    /// <exception cref="DocumentException">It cannot be read, or breaks a rule.</exception>
    public static ApiDocument Load(string path)
    {
        byte[] bytes;
        try
        {
            bytes = System.IO.File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new DocumentException(path, "", "cannot be read: " + e.Message);
        }

        return Parse(bytes, path);
    }

    /// <summary>Reads and checks a text.</summary>
    /// <param name="bytes">The text, in UTF-8.</param>
    /// <param name="file">The name to give in errors.</param>
    /// <returns>The document.</returns>
    /// <exception cref="DocumentException">It breaks a rule.</exception>
    public static ApiDocument Parse(ReadOnlySpan<byte> bytes, string file)
    {
        if (JsonText.Parse(bytes, file) is not JsonObject root)
        {
            throw new DocumentException(file, "", "is not an OpenAPI document: not a JSON object");
        }

        CheckVersion(root, file);
        var document = new ApiDocument(root, file);
        var structure = new DocumentStructure(document);
        structure.Read();
        DocumentChecks.Check(document, structure);
        return document;
    }

    /// <summary>The name of the component that a reference points at.</summary>
    /// <param name="reference">The reference.</param>
    /// <returns>The schema's name; null when it points elsewhere.</returns>
    public static string? SchemaName(string? reference) =>
        reference?.StartsWith(SchemaPrefix, StringComparison.Ordinal) == true && !reference.AsSpan(SchemaPrefix.Length).Contains('/')
            ? JsonPointer.Last(JsonPointer.Of(reference))
            : null;

    /// <summary>What a reference points at.</summary>
    /// <param name="reference">A reference inside of the document: <c>#/components/…</c>.</param>
    /// <returns>The node; null when there is none.</returns>
    public JsonNode? Find(string reference) => reference.StartsWith('#') ? JsonPointer.Find(Root, JsonPointer.Of(reference)) : null;

    /// <summary>Follows references until something is not one.</summary>
    /// <param name="node">What may be a reference.</param>
    /// <param name="pointer">Where it stands; afterwards, where the result stands.</param>
    /// <returns>What it refers to, or itself.</returns>
    /// <exception cref="DocumentException">The reference leads nowhere or to itself.</exception>
    public JsonObject Resolve(JsonObject node, ref string pointer)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        while ((node["$ref"] as JsonValue)?.TryGetValue<string>(out var reference) == true)
        {
            if (!passed.Add(reference))
            {
                throw new DocumentException(File, pointer, $"the reference \"{reference}\" leads to itself and never to what it stands for");
            }

            node = Find(reference) as JsonObject ?? throw new DocumentException(File, JsonPointer.Append(pointer, "$ref"), $"the reference \"{reference}\" leads nowhere");
            pointer = JsonPointer.Of(reference);
        }

        return node;
    }

    private static void CheckVersion(JsonObject root, string file)
    {
        if (root["openapi"] is not JsonValue value || !value.TryGetValue<string>(out var version))
        {
            throw new DocumentException(file, "", root.ContainsKey("swagger")
                ? "is a Swagger 2 document: OpenAPI 3.0 or 3.1 is needed"
                : "is not an OpenAPI document: it has no member \"openapi\" with a version");
        }

        if (!version.StartsWith("3.0.", StringComparison.Ordinal) && !version.StartsWith("3.1.", StringComparison.Ordinal))
        {
            throw new DocumentException(file, "/openapi", $"is OpenAPI {version}: 3.0 or 3.1 is needed");
        }
    }
}
