using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Says of every component which resource it belongs to and which way it travels: both follow from the operations that reach it.</summary>
internal static class Ownership
{
    private const string Shared = "Shared";

    /// <summary>Drops components that nothing reaches, and marks the others.</summary>
    /// <param name="paths">The operations.</param>
    /// <param name="components">The components, by name.</param>
    /// <returns>The components that stay, sorted.</returns>
    public static JsonObject Settle(JsonObject paths, IReadOnlyDictionary<string, JsonObject> components)
    {
        var uses = new SortedDictionary<string, (HashSet<string> Resources, HashSet<string> Directions)>(StringComparer.Ordinal);
        foreach (var operation in paths.SelectMany(path => (JsonObject)path.Value!).Select(verb => (JsonObject)verb.Value!))
        {
            var folder = Schema.Plain(operation["operationId"]).Split('_')[0].Replace(".", "", StringComparison.Ordinal);
            Use([operation["parameters"], operation["requestBody"]], "request", folder);
            foreach (var (status, response) in (JsonObject)operation["responses"]!)
            {
                Use([response], "response", ApiOperation.IsSuccess(status) ? folder : Shared);
            }
        }

        return new JsonObject(uses.Select(use => KeyValuePair.Create<string, JsonNode?>(use.Key, Mark(components[use.Key], use.Value.Resources, use.Value.Directions))));

        void Use(IEnumerable<JsonNode?> from, string direction, string resource)
        {
            foreach (var name in Reachable(from, components))
            {
                var (resources, directions) = uses.TryGetValue(name, out var known) ? known : uses[name] = ([], []);
                resources.Add(resource);
                directions.Add(direction);
            }
        }
    }

    /// <summary>The components that a piece of a document names, as a reference or as the form of a union.</summary>
    /// <param name="json">The piece.</param>
    /// <returns>Their names.</returns>
    public static IEnumerable<string> Named(JsonNode? json)
    {
        switch (json)
        {
            case JsonObject map:
                return map.SelectMany(member => (member.Key, member.Value) switch
                {
                    ("$ref", JsonValue reference) => ApiDocument.SchemaName(Schema.Plain(reference)) is { } name ? [name] : [],
                    ("x-union", JsonObject union) => (union["variants"] as JsonArray ?? []).Select(variant => (string?)variant!["model"]).OfType<string>(),
                    _ => Named(member.Value),
                });
            case JsonArray list:
                return list.SelectMany(Named);
            default:
                return [];
        }
    }

    private static HashSet<string> Reachable(IEnumerable<JsonNode?> from, IReadOnlyDictionary<string, JsonObject> components)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(from.SelectMany(Named));
        while (open.TryPop(out var name))
        {
            if (found.Add(name))
            {
                foreach (var next in Named(components[name]))
                {
                    open.Push(next);
                }
            }
        }

        return found;
    }

    private static JsonObject Mark(JsonObject component, HashSet<string> resources, HashSet<string> directions)
    {
        component["x-resource"] = resources.Count == 1 ? resources.First() : Shared;
        component["x-direction"] = directions.Count == 2 ? "both" : directions.First();
        return component;
    }
}
