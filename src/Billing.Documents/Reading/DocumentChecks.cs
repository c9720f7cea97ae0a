using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>The rules that a document must keep before anything is made of it.</summary>
internal static class DocumentChecks
{
    /// <summary>Checks references, circles, operation ids and names.</summary>
    /// <param name="document">The document.</param>
    /// <param name="structure">What stands where in it.</param>
    /// <exception cref="DocumentException">A rule is broken.</exception>
    public static void Check(ApiDocument document, DocumentStructure structure)
    {
        References(document, structure);
        SchemaCircles.Check(document, structure);
        OperationIds(document, structure);
        Names(document, structure);
    }

    private static void References(ApiDocument document, DocumentStructure structure)
    {
        foreach (var (pointer, reference) in structure.References)
        {
            var place = JsonPointer.Append(pointer, "$ref");
            if (!reference.StartsWith('#'))
            {
                throw new DocumentException(document.File, place, $"the reference \"{reference}\" leads to another file: all that a document needs stands in it");
            }

            if (document.Find(reference) is null)
            {
                throw new DocumentException(document.File, place, $"the reference \"{reference}\" leads nowhere");
            }

            // A chain of references that leads to itself throws here.
            var end = pointer;
            if (JsonPointer.Find(document.Root, pointer) is JsonObject start)
            {
                document.Resolve(start, ref end);
            }
        }
    }

    private static void OperationIds(ApiDocument document, DocumentStructure structure)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (pointer, operation) in structure.Operations)
        {
            if (operation.Text("operationId") is not { } id)
            {
                continue;
            }

            var place = JsonPointer.Append(pointer, "operationId");
            if (!first.TryAdd(id, place))
            {
                throw new DocumentException(document.File, place, $"the operation id \"{id}\" stands twice, first at {first[id]}");
            }

            Name(document, id, place, "operation id");
        }
    }

    private static void Names(ApiDocument document, DocumentStructure structure)
    {
        foreach (var name in document.SchemaNames)
        {
            Name(document, name, JsonPointer.Append("/components/schemas", name), "schema's name");
        }

        foreach (var (pointer, schema) in structure.Schemas)
        {
            if (schema.Text("x-name") is { } name)
            {
                Name(document, name, JsonPointer.Append(pointer, "x-name"), "x-name");
            }
        }
    }

    private static void Name(ApiDocument document, string name, string pointer, string what)
    {
        if (!CSharpName.IsPossible(name))
        {
            throw new DocumentException(document.File, pointer, $"the {what} \"{name}\" makes no C# name: letters and digits are needed, joined by _, - or ., and a letter first");
        }
    }
}
