using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Leads what was kept of ours to the enum that now has the same values: those are one component.</summary>
internal static class EnumAliases
{
    /// <summary>Rewrites references.</summary>
    /// <param name="roots">Where references stand.</param>
    /// <param name="components">All components.</param>
    /// <param name="written">Those that the import wrote.</param>
    public static void Resolve(IEnumerable<JsonNode> roots, IReadOnlyDictionary<string, JsonObject> components, IReadOnlyDictionary<string, JsonObject> written)
    {
        var byValues = written.Where(component => component.Value.ContainsKey("enum")).ToLookup(component => Values(component.Value), component => component.Key, StringComparer.Ordinal);
        var aliases = components.Where(component => !written.ContainsKey(component.Key) && component.Value.ContainsKey("enum") && byValues.Contains(Values(component.Value)))
            .ToDictionary(component => component.Key, component => byValues[Values(component.Value)].First(), StringComparer.Ordinal);
        foreach (var root in roots)
        {
            Rewrite(root, aliases);
        }
    }

    private static void Rewrite(JsonNode? node, Dictionary<string, string> aliases)
    {
        if (node is JsonObject map)
        {
            if (ApiDocument.SchemaName(map.Text("$ref")) is { } name && aliases.TryGetValue(name, out var other))
            {
                map["$ref"] = OurForm.ReferenceTo(other)["$ref"]!.DeepClone();
            }

            foreach (var (_, value) in map.ToList())
            {
                Rewrite(value, aliases);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Rewrite(item, aliases);
            }
        }
    }

    private static string Values(JsonObject component) => string.Join('|', (component["enum"] as JsonArray ?? []).Select(Schema.Plain).Order(StringComparer.Ordinal));
}
