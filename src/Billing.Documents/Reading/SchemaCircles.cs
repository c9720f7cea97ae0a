using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>
/// Finds schemas that no value can have: those that stand for themselves, and those that require themselves without end.
/// A tree that ends somewhere, in an empty array, a member left out or a null, is none of them.
/// </summary>
internal sealed class SchemaCircles
{
    private static readonly string[] InPlace = ["allOf", "oneOf", "anyOf"];

    private readonly ApiDocument _document;
    private readonly HashSet<string> _finite = new(StringComparer.Ordinal);

    private SchemaCircles(ApiDocument document) => _document = document;

    /// <summary>Checks every schema of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="structure">What stands where in it.</param>
    /// <exception cref="DocumentException">A schema is circular.</exception>
    public static void Check(ApiDocument document, DocumentStructure structure)
    {
        var circles = new SchemaCircles(document);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pointer in structure.Schemas.Keys)
        {
            circles.StandsForItself(pointer, [], done);
        }

        circles.RequiresItself(structure);
    }

    /// <summary>Follows what a schema is, not what it holds.</summary>
    private void StandsForItself(string pointer, HashSet<string> open, HashSet<string> done)
    {
        if (done.Contains(pointer) || JsonPointer.Find(_document.Root, pointer) is not JsonObject schema)
        {
            return;
        }

        if (!open.Add(pointer))
        {
            throw new DocumentException(_document.File, pointer, "the schema is circular: it stands for itself, through $ref, allOf, oneOf or anyOf, and never reaches a schema of its own");
        }

        if (schema.Text("$ref") is { } reference)
        {
            StandsForItself(JsonPointer.Of(reference), open, done);
        }

        foreach (var keyword in InPlace)
        {
            for (var index = 0; index < ((schema[keyword] as JsonArray)?.Count ?? 0); index++)
            {
                StandsForItself(JsonPointer.Append(JsonPointer.Append(pointer, keyword), index), open, done);
            }
        }

        open.Remove(pointer);
        done.Add(pointer);
    }

    private void RequiresItself(DocumentStructure structure)
    {
        var targets = structure.References.Select(r => JsonPointer.Of(r.Reference)).Where(structure.Schemas.ContainsKey).Distinct(StringComparer.Ordinal).ToList();
        bool found;
        do
        {
            found = false;
            foreach (var target in targets.Where(t => !_finite.Contains(t)))
            {
                if (IsFinite(structure.Schemas[target]))
                {
                    found |= _finite.Add(target);
                }
            }
        }
        while (found);

        if (targets.FirstOrDefault(t => !_finite.Contains(t)) is { } circular)
        {
            throw new DocumentException(_document.File, circular, "the schema is circular: it requires itself without end, so no value can have it");
        }
    }

    /// <summary>Whether some value of the schema is finite, as far as is known of the schemas that it refers to.</summary>
    private bool IsFinite(JsonNode? node)
    {
        if (node is not JsonObject schema || AllowsNull(schema) || schema.ContainsKey("enum") || schema.ContainsKey("const"))
        {
            return true;
        }

        if (schema.Text("$ref") is { } reference && !_finite.Contains(JsonPointer.Of(reference)))
        {
            return false;
        }

        if (schema["allOf"] is JsonArray all && !all.All(IsFinite))
        {
            return false;
        }

        if (new[] { schema["oneOf"], schema["anyOf"] }.OfType<JsonArray>().Any(any => any.Count > 0 && !any.Any(IsFinite)))
        {
            return false;
        }

        if (schema["minItems"] is JsonValue least && least.TryGetValue<decimal>(out var count) && count > 0 && !IsFinite(schema["items"]))
        {
            return false;
        }

        return schema["required"] is not JsonArray required || required.All(name => IsFinite(schema["properties"].Member(Schema.Plain(name))));
    }

    private static bool AllowsNull(JsonObject schema) =>
        (schema["nullable"] is JsonValue value && value.TryGetValue<bool>(out var nullable) && nullable)
        || (schema["type"] is JsonArray types && types.Any(type => Schema.Plain(type) == "null"));
}
