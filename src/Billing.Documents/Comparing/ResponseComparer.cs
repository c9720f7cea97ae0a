using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Compares what an operation answers: its result, its statuses, its errors.</summary>
/// <param name="schemas">What compares schemas.</param>
/// <param name="types">The named types of both documents.</param>
/// <param name="changes">Where changes go.</param>
internal sealed class ResponseComparer(SchemaComparer schemas, TypeNames types, ChangeList changes)
{
    /// <summary>Compares the responses.</summary>
    /// <param name="old">The operation as it was.</param>
    /// <param name="current">The operation as it is.</param>
    /// <param name="method">Where the method stands.</param>
    public void Compare(ApiOperation old, ApiOperation current, Where method)
    {
        Result(old, current, method);
        foreach (var (status, response) in old.Responses.Where(response => !current.Responses.ContainsKey(response.Key)))
        {
            changes.Add(At(current, status), ApiOperation.IsSuccess(status) ? "success-removed" : "error-removed", Impacts(old, status), $"the answer {status} is gone{Class(old, status)}");
        }

        foreach (var (status, response) in current.Responses.Where(response => !old.Responses.ContainsKey(response.Key)))
        {
            changes.Add(At(current, status), ApiOperation.IsSuccess(status) ? "success-added" : "error-added", Impacts(current, status), $"the answer {status} is new{Class(current, status)}");
        }

        foreach (var (status, before) in old.Responses.Where(response => current.Responses.ContainsKey(response.Key)))
        {
            Pair(old, current, status, At(current, status));
        }
    }

    private static Where At(ApiOperation operation, string status) => new(operation.Label, Direction.Response, $"{operation.Label} → {status}", operation.CSharp);

    private void Result(ApiOperation old, ApiOperation current, Where method)
    {
        var where = method with { Operation = current.Label, Direction = Direction.Response };
        if (old.Result is null && current.Result is { } result)
        {
            changes.Add(where, "result-added", Impact.BinaryBreaking | Impact.Addition, $"returns {CSharpType.Of(result)} now, was nothing");
        }
        else if (old.Result is { } gone && current.Result is null)
        {
            changes.Add(where, "result-removed", Impact.SourceBreaking | Impact.BinaryBreaking, $"returns nothing now, was {CSharpType.Of(gone)}");
        }
        else if (old.Result is not null && current.Result is not null && !old.Successes.Intersect(current.Successes).Any(status => current.Responses[status].Schema is not null && old.Responses[status].Schema is not null))
        {
            // The status changed, and with it the key under which both would be found.
            schemas.Compare(old.Result, current.Result, where with { Place = $"{where.Place} → {current.Successes.First()}" });
        }
    }

    private void Pair(ApiOperation old, ApiOperation current, string status, Where where)
    {
        var (before, now) = (old.Responses[status], current.Responses[status]);
        if (ErrorClass(old, status) is var oldClass && ErrorClass(current, status) is var newClass && (oldClass is null ? newClass is not null : types.NewName(oldClass) != newClass))
        {
            changes.Add(where, "error-changed", Impact.Behaviour, $"throws {Name(newClass)} now, was {Name(oldClass)}");
        }

        if (!JsonNode.DeepEquals(before.Json["x-replay"], now.Json["x-replay"]))
        {
            changes.Add(where, "replay-changed", Impact.Behaviour, now.Json["x-replay"] is null ? "no longer says that the thing was there already" : "says that the thing was there already");
        }

        if (before.Json.Text("description") != now.Json.Text("description"))
        {
            changes.Add(where, "description-changed", Impact.Documentation, "the description changed");
        }

        if (before.MediaType is { } oldType && now.MediaType is { } newType && oldType != newType)
        {
            changes.Add(where, "media-type-changed", Impact.Behaviour, $"is {newType} now, was {oldType}");
        }

        schemas.Compare(before.Schema, now.Schema, where);
    }

    /// <summary>A status of its own class is thrown as that; the others are told by their status alone, which only documentation names.</summary>
    private static Impact Impacts(ApiOperation operation, string status) =>
        ApiOperation.IsSuccess(status) || ErrorClass(operation, status) is not null ? Impact.Behaviour : Impact.Documentation;

    private static string Class(ApiOperation operation, string status) => ErrorClass(operation, status) is { } name ? $", thrown as the error of {name}" : "";

    private static string Name(string? body) => body is null ? "the error of the status" : $"the error of {CSharpName.Of(body)}";

    /// <summary>The body that has an exception of its own: every one but those that our document names as common.</summary>
    private static string? ErrorClass(ApiOperation operation, string status)
    {
        var common = operation.Document.Root["x-sdk"].Member("errorBodies") as JsonArray;
        var name = operation.Responses[status].Schema?.Name;
        return common is null || name is null || ApiOperation.IsSuccess(status) || common.Any(body => Schema.Plain(body) == name) ? null : name;
    }
}
