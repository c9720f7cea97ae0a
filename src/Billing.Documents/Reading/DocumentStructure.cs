using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Walks over a document, holds what it finds by JSON pointer, and refuses what has another form than OpenAPI gives it.</summary>
internal sealed class DocumentStructure(ApiDocument document)
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    private static readonly string[] OneSchema = ["items", "additionalProperties", "not", "propertyNames", "contains", "if", "then", "else", "unevaluatedProperties", "unevaluatedItems"];
    private static readonly string[] ListsOfSchemas = ["allOf", "oneOf", "anyOf", "prefixItems"];
    private static readonly string[] MapsOfSchemas = ["properties", "patternProperties", "$defs", "dependentSchemas"];

    /// <summary>Every schema object, by its pointer.</summary>
    public Dictionary<string, JsonObject> Schemas { get; } = new(StringComparer.Ordinal);

    /// <summary>Every object that is a reference, by its pointer.</summary>
    public List<(string Pointer, string Reference)> References { get; } = [];

    /// <summary>Every operation, by its pointer.</summary>
    public Dictionary<string, JsonObject> Operations { get; } = new(StringComparer.Ordinal);

    /// <summary>Walks over the document.</summary>
    /// <exception cref="DocumentException">Something has the wrong form.</exception>
    public void Read()
    {
        if (!document.Root.ContainsKey("paths") && !(document.Is31 && (document.Root.ContainsKey("components") || document.Root.ContainsKey("webhooks"))))
        {
            throw new DocumentException(document.File, "", "is not an OpenAPI document: it has no member \"paths\"");
        }

        Map(document.Root, "paths", "", PathItem);
        Map(document.Root, "webhooks", "", PathItem);
        if (Member(document.Root, "components", "") is { } components)
        {
            Map(components, "schemas", "/components", Schema);
            Map(components, "parameters", "/components", Parameter);
            Map(components, "requestBodies", "/components", Body);
            Map(components, "responses", "/components", Response);
            Map(components, "headers", "/components", Parameter);
            Map(components, "pathItems", "/components", PathItem);
            Map(components, "securitySchemes", "/components", (scheme, pointer) => Object(scheme, pointer));
        }

        // A schema may stand anywhere, if only a reference leads there. The list grows with what is found.
        for (var index = 0; index < References.Count; index++)
        {
            var (pointer, reference) = References[index];
            var target = JsonPointer.Of(reference);
            if (Schemas.ContainsKey(pointer) && !Schemas.ContainsKey(target) && document.Find(reference) is { } node)
            {
                Schema(node, target);
            }
        }
    }

    private void PathItem(JsonNode? node, string pointer)
    {
        if (Referring(node, pointer) is not { } item)
        {
            return;
        }

        List(item, "parameters", pointer, Parameter);
        foreach (var verb in Verbs)
        {
            if (Member(item, verb, pointer) is { } operation)
            {
                Operation(operation, JsonPointer.Append(pointer, verb));
            }
        }
    }

    private void Operation(JsonObject operation, string pointer)
    {
        Operations[pointer] = operation;
        Text(operation, "operationId", pointer);
        List(operation, "parameters", pointer, Parameter);
        if (operation.ContainsKey("requestBody"))
        {
            Body(operation["requestBody"], JsonPointer.Append(pointer, "requestBody"));
        }

        Map(operation, "responses", pointer, Response);
        Map(operation, "callbacks", pointer, (callback, place) =>
        {
            if (Referring(callback, place) is { } paths)
            {
                Entries(paths, place, PathItem);
            }
        });
    }

    private void Parameter(JsonNode? node, string pointer)
    {
        if (Referring(node, pointer) is not { } parameter)
        {
            return;
        }

        Text(parameter, "name", pointer);
        Text(parameter, "in", pointer);
        if (parameter.ContainsKey("schema"))
        {
            Schema(parameter["schema"], JsonPointer.Append(pointer, "schema"));
        }

        Content(parameter, pointer);
    }

    private void Body(JsonNode? node, string pointer)
    {
        if (Referring(node, pointer) is { } body)
        {
            Content(body, pointer);
        }
    }

    private void Response(JsonNode? node, string pointer)
    {
        if (Referring(node, pointer) is { } response)
        {
            Content(response, pointer);
            Map(response, "headers", pointer, Parameter);
        }
    }

    private void Content(JsonObject owner, string pointer) => Map(owner, "content", pointer, (media, place) =>
    {
        if (Object(media, place).ContainsKey("schema"))
        {
            Schema(media!["schema"], JsonPointer.Append(place, "schema"));
        }
    });

    private void Schema(JsonNode? node, string pointer)
    {
        if (node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return;
        }

        var schema = Object(node, pointer);
        Schemas[pointer] = schema;
        Reference(schema, pointer);
        foreach (var keyword in OneSchema)
        {
            if (schema.ContainsKey(keyword))
            {
                Schema(schema[keyword], JsonPointer.Append(pointer, keyword));
            }
        }

        foreach (var keyword in ListsOfSchemas)
        {
            List(schema, keyword, pointer, Schema);
        }

        foreach (var keyword in MapsOfSchemas)
        {
            Map(schema, keyword, pointer, Schema);
        }

        List(schema, "required", pointer, (name, place) => Expect(name?.GetValueKind() == JsonValueKind.String, place, "the name of a member, a string, is needed"));
        List(schema, "enum", pointer, (_, _) => { });
    }

    private JsonObject? Referring(JsonNode? node, string pointer)
    {
        var target = Object(node, pointer);
        return Reference(target, pointer) ? null : target;
    }

    private bool Reference(JsonObject node, string pointer)
    {
        if (!node.ContainsKey("$ref"))
        {
            return false;
        }

        Text(node, "$ref", pointer);
        References.Add((pointer, (string)node["$ref"]!));
        return true;
    }

    private void Map(JsonObject owner, string keyword, string pointer, Action<JsonNode?, string> visit)
    {
        if (Member(owner, keyword, pointer) is { } map)
        {
            Entries(map, JsonPointer.Append(pointer, keyword), visit);
        }
    }

    private static void Entries(JsonObject map, string pointer, Action<JsonNode?, string> visit)
    {
        foreach (var (name, value) in map)
        {
            if (!name.StartsWith("x-", StringComparison.Ordinal) || pointer.EndsWith("/properties", StringComparison.Ordinal) || pointer.EndsWith("/headers", StringComparison.Ordinal))
            {
                visit(value, JsonPointer.Append(pointer, name));
            }
        }
    }

    private void List(JsonObject owner, string keyword, string pointer, Action<JsonNode?, string> visit)
    {
        if (!owner.ContainsKey(keyword))
        {
            return;
        }

        var place = JsonPointer.Append(pointer, keyword);
        var list = owner[keyword] as JsonArray ?? throw new DocumentException(document.File, place, "an array is needed");
        for (var index = 0; index < list.Count; index++)
        {
            visit(list[index], JsonPointer.Append(place, index));
        }
    }

    private JsonObject? Member(JsonObject owner, string keyword, string pointer) =>
        owner.ContainsKey(keyword) ? Object(owner[keyword], JsonPointer.Append(pointer, keyword)) : null;

    private JsonObject Object(JsonNode? node, string pointer) =>
        node as JsonObject ?? throw new DocumentException(document.File, pointer, "an object is needed");

    private void Text(JsonObject owner, string keyword, string pointer) =>
        Expect(!owner.ContainsKey(keyword) || owner[keyword]?.GetValueKind() == JsonValueKind.String, JsonPointer.Append(pointer, keyword), "a string is needed");

    private void Expect(bool isTrue, string pointer, string rule)
    {
        if (!isTrue)
        {
            throw new DocumentException(document.File, pointer, rule);
        }
    }
}
