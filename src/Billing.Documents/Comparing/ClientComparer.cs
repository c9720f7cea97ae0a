using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Compares what belongs to the whole client: its name, its servers, its keys.</summary>
internal static class ClientComparer
{
    private static readonly Where Client = new(null, Direction.None, "document", "the client");

    /// <summary>Compares two documents.</summary>
    /// <param name="old">The document as it was.</param>
    /// <param name="current">The document as it is.</param>
    /// <param name="changes">Where changes go.</param>
    public static void Compare(ApiDocument old, ApiDocument current, ChangeList changes)
    {
        Names(old.Root["x-sdk"] as JsonObject ?? [], current.Root["x-sdk"] as JsonObject ?? [], changes);
        Servers(old.Root["servers"] as JsonArray, current.Root["servers"] as JsonArray, Client with { Place = "servers", CSharp = "ServerIndex" }, changes);
        Security(SecurityOf(old, old.Root["security"]), SecurityOf(current, current.Root["security"]), Client with { Place = "security" }, changes);
    }

    /// <summary>Compares servers. <c>ServerIndex</c> counts them, so their order is part of the API.</summary>
    /// <param name="old">The servers as they were.</param>
    /// <param name="current">The servers as they are.</param>
    /// <param name="where">Where they stand.</param>
    /// <param name="changes">Where changes go.</param>
    public static void Servers(JsonArray? old, JsonArray? current, Where where, ChangeList changes)
    {
        var (before, now) = (Urls(old), Urls(current));
        for (var index = 0; index < Math.Max(before.Count, now.Count); index++)
        {
            var place = where with { Place = $"{where.Place}[{index}]" };
            if (index >= before.Count)
            {
                changes.Add(place, "server-added", Impact.Addition, $"the server {now[index]} is new");
            }
            else if (index >= now.Count)
            {
                changes.Add(place, "server-removed", Impact.Behaviour, $"the server {before[index]} is gone: its index throws", isSevere: true);
            }
            else if (before[index] != now[index])
            {
                changes.Add(place, "server-changed", Impact.Behaviour, $"is {now[index]} now, was {before[index]}: the same index leads to another server", isSevere: true);
            }
        }
    }

    /// <summary>The ways to show who calls, each as what is sent, whatever the document calls it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="node">Its list of ways.</param>
    /// <returns>The ways, sorted; empty where none is needed.</returns>
    public static IReadOnlyList<string> SecurityOf(ApiDocument document, JsonNode? node) => (node as JsonArray ?? []).OfType<JsonObject>()
        .Select(way => string.Join(" and ", way.Select(scheme => Scheme(document, scheme.Key, scheme.Value as JsonArray)).Order(StringComparer.Ordinal)))
        .Select(way => way.Length == 0 ? "nothing" : way)
        .Order(StringComparer.Ordinal).ToList();

    /// <summary>Compares the ways to show who calls.</summary>
    /// <param name="old">The ways as they were.</param>
    /// <param name="current">The ways as they are.</param>
    /// <param name="where">Where they stand.</param>
    /// <param name="changes">Where changes go.</param>
    public static void Security(IReadOnlyList<string> old, IReadOnlyList<string> current, Where where, ChangeList changes)
    {
        if (old.SequenceEqual(current, StringComparer.Ordinal))
        {
            return;
        }

        // Whoever called before must still be let in.
        var wasOpen = old.Count == 0 || old.Contains("nothing");
        var isOpen = current.Count == 0 || current.Contains("nothing");
        var isLooser = isOpen || (!wasOpen && old.All(way => current.Contains(way, StringComparer.Ordinal)));
        changes.Add(where, isLooser ? "security-loosened" : "security-tightened", isLooser ? Impact.Addition : Impact.WireBreaking, $"takes {Join(current)} now, was {Join(old)}");
    }

    private static void Names(JsonObject old, JsonObject current, ChangeList changes)
    {
        foreach (var key in new[] { "vendor", "client", "namespace" }.Where(key => old.Text(key) != current.Text(key)))
        {
            changes.Add(Client, "sdk-renamed", Impact.SourceBreaking | Impact.BinaryBreaking, $"the {key} is {current.Text(key) ?? "not named"} now, was {old.Text(key) ?? "not named"}");
        }

        foreach (var key in new[] { "errorBodies", "refusalNeeds" }.Where(key => !JsonNode.DeepEquals(old[key], current[key])))
        {
            changes.Add(Client, "sdk-changed", Impact.Behaviour, $"{key} is {Schema.Plain(current[key])} now, was {Schema.Plain(old[key])}");
        }
    }

    private static List<string> Urls(JsonArray? servers) => (servers ?? []).OfType<JsonObject>().Select(server => Schema.Plain(server["url"])).ToList();

    private static string Join(IReadOnlyList<string> ways) => ways.Count == 0 ? "nothing" : string.Join(" or ", ways);

    private static string Scheme(ApiDocument document, string name, JsonArray? scopes)
    {
        var scheme = document.Root["components"]?["securitySchemes"]?[name] as JsonObject;
        var pointer = "";
        scheme = scheme is null ? null : document.Resolve(scheme, ref pointer);
        var how = scheme.Text("type") switch
        {
            null => name,
            "apiKey" => $"the key in the {Schema.Plain(scheme!["in"])} {Schema.Plain(scheme["name"])}",
            "http" => $"HTTP {Schema.Plain(scheme!["scheme"])}",
            var type => $"{type} {name}",
        };
        return scopes is { Count: > 0 } ? $"{how} ({string.Join(", ", scopes.Select(Schema.Plain).Order(StringComparer.Ordinal))})" : how;
    }
}
