using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Billing.Documents;

/// <summary>An operation of a document, references followed.</summary>
internal sealed class ApiOperation
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private ApiOperation(ApiDocument document, string path, string verb, JsonObject json, string pointer, IEnumerable<ApiParameter> shared)
    {
        Document = document;
        Path = path;
        Verb = verb.ToUpperInvariant();
        Json = json;
        Pointer = pointer;
        var own = ReadParameters(document, json, pointer);
        Parameters = [.. own, .. shared.Where(parameter => !own.Exists(other => other.Name == parameter.Name && other.In == parameter.In))];
        Body = json["requestBody"] is JsonObject body ? ApiContent.Of(document, body, JsonPointer.Append(pointer, "requestBody")) : null;
        var responses = JsonPointer.Append(pointer, "responses");
        Responses = (json["responses"] as JsonObject ?? []).Where(response => response.Value is JsonObject)
            .ToDictionary(response => response.Key, response => ApiContent.Of(document, (JsonObject)response.Value!, JsonPointer.Append(responses, response.Key)), StringComparer.Ordinal);
    }

    /// <summary>The document that it stands in.</summary>
    public ApiDocument Document { get; }

    /// <summary>The path, with its parameters in braces.</summary>
    public string Path { get; }

    /// <summary>The verb, in capitals.</summary>
    public string Verb { get; }

    /// <summary>The operation itself.</summary>
    public JsonObject Json { get; }

    /// <summary>Where it stands.</summary>
    public string Pointer { get; }

    /// <summary>The id; null where the document gives none.</summary>
    public string? Id => Json.Text("operationId");

    /// <summary>What it is called for people: its id, or else verb and path.</summary>
    public string Label => Id ?? $"{Verb} {Path}";

    /// <summary>What tells it apart from every other, whatever its path's parameters are called.</summary>
    public string Address => $"{Verb} {Regex.Replace(Path, @"\{[^}]*\}", "{}")}";

    /// <summary>The method in C#.</summary>
    public string CSharp => Id is null ? Label : CSharpName.OfOperation(Id);

    /// <summary>The class of its query and headers in C#.</summary>
    public string ParamsClass => Json.Text("x-params") ?? CSharpName.OfParams(Id ?? Verb.ToLowerInvariant() + "_" + Path);

    /// <summary>The method that walks over all pages.</summary>
    public string ListAll => CSharpName.OfListAll(CSharp);

    /// <summary>The parameters, those of the path item among them.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; }

    /// <summary>Those of the path, in its order.</summary>
    public IEnumerable<ApiParameter> PathParameters => Parameters.Where(p => p.In == "path").OrderBy(p => Path.IndexOf($"{{{p.Name}}}", StringComparison.Ordinal));

    /// <summary>Those that make the params class.</summary>
    public IEnumerable<ApiParameter> QueryParameters => Parameters.Where(p => p.In != "path");

    /// <summary>The body that it takes; null without one.</summary>
    public ApiContent? Body { get; }

    /// <summary>Whether the body must be given.</summary>
    public bool IsBodyRequired => Body?.Json["required"]?.GetValueKind() == System.Text.Json.JsonValueKind.True;

    /// <summary>The responses by status.</summary>
    public IReadOnlyDictionary<string, ApiContent> Responses { get; }

    /// <summary>The statuses of success, the first of which decides what a call returns.</summary>
    public IEnumerable<string> Successes => Responses.Keys.Where(IsSuccess).Order(StringComparer.Ordinal);

    /// <summary>What a call returns; null where it returns nothing.</summary>
    public Schema? Result => Successes.Select(status => Responses[status].Schema).FirstOrDefault(schema => schema is not null);

    /// <summary>The operations of a document.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The operations, in the order of the paths.</returns>
    public static IReadOnlyList<ApiOperation> AllOf(ApiDocument document)
    {
        var operations = new List<ApiOperation>();
        foreach (var (path, node) in document.Root["paths"] as JsonObject ?? [])
        {
            if (node is not JsonObject unresolved || path.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            var pointer = JsonPointer.Append("/paths", path);
            var item = document.Resolve(unresolved, ref pointer);
            var shared = ReadParameters(document, item, pointer);
            operations.AddRange(Verbs.Where(verb => item[verb] is JsonObject).Select(verb => new ApiOperation(document, path, verb, (JsonObject)item[verb]!, JsonPointer.Append(pointer, verb), shared)));
        }

        return operations;
    }

    /// <summary>Whether a status is a success.</summary>
    /// <param name="status">The status, or a range as <c>2XX</c>.</param>
    /// <returns>Whether it begins with a 2.</returns>
    public static bool IsSuccess(string status) => status.StartsWith('2');

    private static List<ApiParameter> ReadParameters(ApiDocument document, JsonObject owner, string pointer)
    {
        var list = JsonPointer.Append(pointer, "parameters");
        return (owner["parameters"] as JsonArray ?? []).OfType<JsonObject>().Select((node, index) =>
        {
            var place = JsonPointer.Append(list, index);
            var json = document.Resolve(node, ref place);
            var content = (json["content"] as JsonObject)?.FirstOrDefault().Value;
            return new ApiParameter(json, Schema.Of(document, json["schema"] ?? content?["schema"], JsonPointer.Append(place, "schema")));
        }).ToList();
    }
}
