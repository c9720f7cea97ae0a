using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Billing.Documents;

/// <summary>Writes operations: ours keep their ids, sentences and extensions; parameters, bodies and answers follow the published document.</summary>
internal sealed class OperationWriter
{
    private const string MediaType = "application/json";

    private readonly Import _import;
    private readonly SchemaWriter _schemas;
    private readonly OperationNames _names;
    private readonly Dictionary<string, string> _sentences;

    /// <summary>Makes the writer.</summary>
    /// <param name="import">The import.</param>
    /// <param name="schemas">Writes the schemas.</param>
    /// <param name="names">Names what is new.</param>
    public OperationWriter(Import import, SchemaWriter schemas, OperationNames names)
    {
        _import = import;
        _schemas = schemas;
        _names = names;

        // What ours says most often of a status fits a new answer of that status, too, if it is an error: those mean the same everywhere.
        _sentences = ApiOperation.AllOf(import.Current).SelectMany(operation => operation.Responses)
            .Where(response => !ApiOperation.IsSuccess(response.Key) && response.Value.Json["description"] is not null)
            .GroupBy(response => response.Key, response => Schema.Plain(response.Value.Json["description"]), StringComparer.Ordinal)
            .ToDictionary(status => status.Key, status => status.GroupBy(text => text).OrderByDescending(same => same.Count()).First().Key, StringComparer.Ordinal);
    }

    /// <summary>Writes an operation.</summary>
    /// <param name="published">The operation in the published document.</param>
    /// <param name="current">Ours; null for a new one.</param>
    /// <returns>The operation in our form.</returns>
    public JsonObject Write(ApiOperation published, ApiOperation? current)
    {
        var result = current is null ? Begin(published) : (JsonObject)current.Json.DeepClone();
        var id = (string)result["operationId"]!;
        var parts = id.Split('_');
        var origin = string.Join('.', parts.SelectMany(part => part.Split('.')).Select(Camel));
        Put(result, "parameters", Parameters(published, current, Words.Singular(parts[0].Split('.')[^1]), origin), "requestBody", "responses");
        Put(result, "requestBody", Body(published, current, BodyName(published, id), origin), "responses");
        result["responses"] = Responses(published, current, BodyName(published, id), origin);
        if (published.Json["deprecated"]?.GetValueKind() == JsonValueKind.True && !result.ContainsKey("deprecated"))
        {
            result["deprecated"] = true;
            Draft.Describe(result, "x-deprecatedMessage", "Deprecated by the vendor.");
        }

        if (current is null)
        {
            result["x-idempotency"] = IdempotencyMark.Of(published, _import.Findings);
            PageMark.Put(result, published, _schemas.Components.Written, _import.Findings);
            if (published.Json["security"] is not null)
            {
                _import.Findings.Published(FindingKind.Undecided, JsonPointer.Append(published.Pointer, "security"), "has a security of its own: ours sends the client's key");
            }
        }
        else
        {
            KeepSignature(result, current);
            IdempotencyMark.Compare(published, current, _import.Findings);
            new StaleMarks(_import.Findings).Clear(result, published.Pointer, _schemas.Components.Written);
        }

        return result;
    }

    private JsonObject Begin(ApiOperation published)
    {
        var id = _names.IdOf(published);
        _import.Findings.Published(FindingKind.Added, published.Pointer, $"the operation {id}");
        var result = new JsonObject { ["operationId"] = id, ["tags"] = new JsonArray(id.Split('_')[0]) };
        Draft.Describe(result, "summary", $"Calls {published.Verb} {published.Path}.");
        result["x-function"] = Camel(id.Replace(".", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal));
        result["x-evidence"] = "documented";
        result["x-idempotency"] = new JsonObject();
        return result;
    }

    private JsonArray? Parameters(ApiOperation published, ApiOperation? current, string noun, string origin)
    {
        var inPath = Regex.Matches(published.Path, @"\{([^}]+)\}").Select(match => match.Groups[1].Value).ToList();
        var list = new List<ApiParameter>(published.Parameters.Where(parameter => parameter.In is "path" or "query"));
        foreach (var other in published.Parameters.Except(list).Where(parameter => !IdempotencyMark.IsKey(parameter.Name)))
        {
            _import.Findings.Published(FindingKind.Undecided, other.Schema.Pointer, $"the {other.In} parameter {other.Name} of {published.Label}: our documents have none, left out");
        }

        var known = current?.Parameters.Select(parameter => parameter.Name).ToList() ?? [];
        var result = new List<JsonObject>();
        foreach (var parameter in list.OrderBy(p => p.In == "path" ? inPath.IndexOf(p.Name) : inPath.Count + (known.IndexOf(p.Name) is var index and >= 0 ? index : known.Count)))
        {
            var ours = current?.Parameters.FirstOrDefault(p => p.In == parameter.In && (p.Name == parameter.Name || (p.In == "path" && PlaceInPath(current, p) == inPath.IndexOf(parameter.Name))));
            result.Add(Parameter(parameter, ours, new Place(noun + Words.Pascal(parameter.Name), $"{origin}.{parameter.Name}", parameter.Name, IsParameter: true), isNew: current is not null && ours is null, published));
        }

        foreach (var (missing, index) in (current?.QueryParameters ?? []).Select((parameter, index) => (parameter, index)).Where(p => !list.Exists(other => other.In == p.parameter.In && other.Name == p.parameter.Name)))
        {
            if (_import.Misses($"{current!.Pointer}/parameters", $"the parameter {missing.Name} of {current.Label}"))
            {
                result.Add((JsonObject)missing.Json.DeepClone());
            }
        }

        return result.Count == 0 ? null : new JsonArray([.. result]);
    }

    /// <summary>A method that gains its first query keeps the signature that compiled applications call, unless the query must be given.</summary>
    private static void KeepSignature(JsonObject result, ApiOperation current)
    {
        var query = (result["parameters"] as JsonArray ?? []).Where(parameter => (string?)parameter!["in"] == "query").ToList();
        var isOptional = query.Count > 0 && query.TrueForAll(parameter => parameter!["required"]?.GetValueKind() != JsonValueKind.True) && !result.ContainsKey("x-one-of") && !result.ContainsKey("x-any-of");
        if (isOptional && !current.QueryParameters.Any())
        {
            result["x-overload"] = true;
        }
        else if (!isOptional)
        {
            result.Remove("x-overload");
        }
    }

    private static int PlaceInPath(ApiOperation operation, ApiParameter parameter) => operation.PathParameters.ToList().FindIndex(p => p.Name == parameter.Name);

    private JsonObject Parameter(ApiParameter theirs, ApiParameter? ours, Place place, bool isNew, ApiOperation published)
    {
        var result = (JsonObject?)ours?.Json.DeepClone() ?? [];
        result["name"] = theirs.Name;
        result["in"] = theirs.In;
        result["required"] = theirs.IsRequired;
        foreach (var keyword in new[] { "style", "explode" }.Where(theirs.Json.ContainsKey))
        {
            result[keyword] = theirs.Json[keyword]!.DeepClone();
        }

        Draft.Describe(result);
        result["schema"] = _schemas.Write(theirs.Schema, ours?.Schema, place);
        if (theirs.Schema.Kind == SchemaKind.Integer && ours is null && theirs.Schema.Format is null && theirs.Schema.All.Maximum is null)
        {
            result["schema"]!["format"] = "int32";   // a count of things on pages
        }

        if (isNew)
        {
            _import.Findings.Published(FindingKind.Added, theirs.Schema.Pointer, $"the parameter {theirs.Name} of {published.Label}");
        }

        return result;
    }

    private JsonObject? Body(ApiOperation published, ApiOperation? current, string name, string origin)
    {
        if (published.Body is null || (published.Verb is "GET" or "DELETE" && current?.Body is null))
        {
            if (published.Body is not null)
            {
                _import.Findings.Published(FindingKind.Undecided, published.Pointer + "/requestBody", $"a {published.Verb} with a body, which our documents have no form for: left out");
            }

            return null;
        }

        var result = (JsonObject?)current?.Body?.Json.DeepClone() ?? new JsonObject { ["x-name"] = "request" };
        Draft.Describe(result);
        result["required"] = published.IsBodyRequired;
        if (Content(published.Body, current?.Body, new Place(name + "Request", origin + " request"), published.Pointer + "/requestBody") is { } content)
        {
            result["content"] = content;
        }

        var component = ApiDocument.SchemaName((string?)result["content"]?[MediaType]?["schema"]?["$ref"]);
        if (published.Verb == "PATCH" && component is not null && _import.Names.Current(component) is null && _schemas.Components.Written[component].ContainsKey("properties"))
        {
            _schemas.Components.Written[component]["x-patch"] = true;
        }

        return result;
    }

    private JsonObject Responses(ApiOperation published, ApiOperation? current, string name, string origin)
    {
        var result = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        JsonObject? success = null;
        foreach (var (status, response) in published.Responses.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            var pointer = JsonPointer.Append(published.Pointer + "/responses", status);
            if (!Regex.IsMatch(status, "^[245][0-9][0-9]$"))
            {
                _import.Findings.Published(FindingKind.Undecided, pointer, $"the status {status} of {published.Label}: our documents name each, left out");
                continue;
            }

            var ours = current?.Responses.GetValueOrDefault(status);
            var isSuccess = ApiOperation.IsSuccess(status);
            var json = (JsonObject?)ours?.Json.DeepClone() ?? [];
            Draft.Describe(json, "description", _sentences.GetValueOrDefault(status, "Not described yet."));
            if (!isSuccess && _sentences.ContainsKey(status))
            {
                json.Remove(Draft.Mark);
            }

            json.Remove("content");
            var content = Content(response, ours, new Place(isSuccess ? name + "Response" : name + "Error", $"{origin} response{(isSuccess ? "" : " " + status)}"), pointer);
            if (isSuccess && success is not null && !JsonNode.DeepEquals(success, content))
            {
                _import.Findings.Published(FindingKind.Undecided, pointer, $"{published.Label} answers {status} with another body than its first success: that one is taken for both");
                content = success;
            }

            if (content is not null)
            {
                json["content"] = content.DeepClone();
            }

            success ??= isSuccess ? content : null;
            result[status] = Ordered(json, ours?.Json);
        }

        foreach (var (status, missing) in (current?.Responses ?? new Dictionary<string, ApiContent>()).Where(response => !result.ContainsKey(response.Key)))
        {
            if (_import.Misses(JsonPointer.Append(current!.Pointer + "/responses", status), $"the status {status} of {current.Label}"))
            {
                result[status] = (JsonObject)missing.Json.DeepClone();
            }
        }

        return new JsonObject(result.Select(status => KeyValuePair.Create<string, JsonNode?>(status.Key, status.Value)));
    }

    private JsonObject? Content(ApiContent theirs, ApiContent? ours, Place place, string pointer)
    {
        if (theirs.Schema is null)
        {
            return null;
        }

        if (theirs.MediaType != MediaType)
        {
            _import.Findings.Published(FindingKind.Undecided, pointer, $"is {theirs.MediaType} and not JSON: left out");
            return null;
        }

        if (!theirs.Schema.IsComponent())
        {
            _import.Findings.Published(FindingKind.Undecided, theirs.Schema.Pointer, "a body that is no object, which our documents have no form for");
        }

        var schema = _schemas.Write(theirs.Schema, ours?.Schema, place);
        return new JsonObject { [MediaType] = new JsonObject { ["schema"] = schema["allOf"] is JsonArray { Count: 1 } only ? only[0]!.DeepClone() : schema } };
    }

    /// <summary>What a new body is named after: the vendor's own id of the operation, which says verb and noun.</summary>
    private static string BodyName(ApiOperation published, string id)
    {
        var own = published.Id is { } theirs && !theirs.Contains('_', StringComparison.Ordinal) ? Words.Pascal(theirs) : "";
        var (resource, verb) = (id.Split('_')[0], id.Split('_')[1]);
        return own.Length > 0 ? own : verb + (verb == "List" ? Words.Pascal(resource) : Words.Singular(Words.Pascal(resource)));
    }

    /// <summary>The members in the order that ours has.</summary>
    private static JsonObject Ordered(JsonObject json, JsonObject? before)
    {
        var keys = before?.Select(member => member.Key).ToList() ?? [];
        return new JsonObject(json.OrderBy(member => keys.IndexOf(member.Key) is var index and >= 0 ? index : keys.Count).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
    }

    private static void Put(JsonObject json, string key, JsonNode? value, params string[] before)
    {
        if (value is null)
        {
            json.Remove(key);
        }
        else if (json.ContainsKey(key))
        {
            json[key] = value;
        }
        else
        {
            json.Insert(json.TakeWhile(member => !before.Contains(member.Key)).Count(), key, value);
        }
    }

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
