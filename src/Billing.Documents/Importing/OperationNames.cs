using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Names operations that are new: the resource that ours gave to the vendor's group of operations, and the vendor's verb.</summary>
internal sealed class OperationNames
{
    private static readonly string[] GroupExtensions = ["x-speakeasy-group", "x-fern-sdk-group-name"];
    private static readonly string[] VerbExtensions = ["x-speakeasy-name-override", "x-fern-sdk-method-name"];

    private readonly Dictionary<string, string> _resources;
    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, string> _ids;

    /// <summary>Learns from the operations that both documents have.</summary>
    /// <param name="shared">Each published operation with ours.</param>
    /// <param name="current">All operations of ours.</param>
    /// <param name="fresh">The published operations that ours has not.</param>
    public OperationNames(IEnumerable<(ApiOperation Published, ApiOperation Current)> shared, IEnumerable<ApiOperation> current, IEnumerable<ApiOperation> fresh)
    {
        _resources = shared.Where(pair => pair.Current.Id is not null)
            .GroupBy(pair => Group(pair.Published), pair => pair.Current.Id!.Split('_')[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.GroupBy(resource => resource).OrderByDescending(same => same.Count()).First().Key, StringComparer.Ordinal);
        _taken = current.Select(operation => operation.Id).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        _ids = fresh.ToDictionary(operation => operation.Address, Make, StringComparer.Ordinal);
    }

    /// <summary>The resources of ours and of what is new.</summary>
    public IEnumerable<string> Resources => _taken.Select(id => id.Split('_')[0]).Distinct(StringComparer.Ordinal);

    /// <summary>The id of a new operation.</summary>
    /// <param name="published">The operation.</param>
    /// <returns>An id of the form <c>Resource_Verb</c>.</returns>
    public string IdOf(ApiOperation published) => _ids[published.Address];

    private string Make(ApiOperation published)
    {
        var ours = (published.Id ?? "").Split('_');
        var isOurs = ours.Length == 2 && ours.All(part => part.Length > 0 && char.IsUpper(part[0]));
        var id = isOurs ? published.Id! : $"{Resource(published)}_{Verb(published)}";
        while (!_taken.Add(id))
        {
            id += "Other";
        }

        return id;
    }

    private string Resource(ApiOperation published)
    {
        var group = Group(published);
        return _resources.TryGetValue(group, out var known) ? known : string.Join('.', group.Split('.').Select(Words.Pascal).Where(part => part.Length > 0).Take(2)) is { Length: > 0 } made ? made : "Other";
    }

    private static string Group(ApiOperation published) =>
        First(published.Json, GroupExtensions) ?? (published.Json["tags"] as JsonArray)?.OfType<JsonValue>().Select(Schema.Plain).FirstOrDefault()
        ?? published.Path.Split('/').LastOrDefault(part => part.Length > 0 && part[0] != '{') ?? "";

    private static string Verb(ApiOperation published)
    {
        var verb = Words.Pascal(First(published.Json, VerbExtensions) ?? published.Id ?? "");
        return verb.Length > 0 ? verb : Usual(published);
    }

    /// <summary>What such an operation is usually called, by its verb and path.</summary>
    private static string Usual(ApiOperation published)
    {
        var parts = published.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isOne = parts.Length > 0 && parts[^1].StartsWith('{');
        var isAction = parts.Length > 1 && !isOne && parts[^2].StartsWith('{');
        return published.Verb switch
        {
            "GET" => isOne ? "Get" : "List",
            "POST" when isAction => Words.Pascal(parts[^1]),
            "POST" => "Create",
            "PUT" => "Replace",
            "PATCH" => "Update",
            _ => Words.Pascal(published.Verb.ToLowerInvariant()),
        };
    }

    private static string? First(JsonObject json, string[] extensions) =>
        extensions.Select(extension => json[extension] is JsonArray path ? string.Join('.', path.Select(Schema.Plain)) : json.Text(extension)).FirstOrDefault(value => value is not null);
}
