using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Writes components: objects, enums and unions.</summary>
/// <param name="import">The import.</param>
/// <param name="schemas">Writes what stands inside of them.</param>
internal sealed class ComponentWriter(Import import, SchemaWriter schemas)
{
    private readonly Dictionary<string, JsonObject> _written = new(StringComparer.Ordinal);

    /// <summary>The components that were written, by name.</summary>
    public IReadOnlyDictionary<string, JsonObject> Written => _written;

    /// <summary>Writes a component, unless it is written.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="origin">Where it is used first.</param>
    public void Write(string name, string origin)
    {
        if (!_written.TryAdd(name, []))
        {
            return;
        }

        var theirs = import.Names.Primary(name);
        var ours = import.Names.Current(name);
        var before = ours is null ? null : JsonPointer.Find(import.Current.Root, ours.Pointer) as JsonObject;
        if (ours is not null && ours.Kind != theirs.Kind && !IsChoice(theirs, ours))
        {
            import.Findings.Published(FindingKind.Changed, theirs.Pointer, $"{name} is {theirs.Kind} and was {ours.Kind}");
            ours = null;
        }

        var structure = theirs.Kind switch
        {
            SchemaKind.Enum => Enum(name, theirs, before),
            SchemaKind.Union when ours?.Kind != SchemaKind.Object => new UnionWriter(import, schemas, this).Write(name, theirs, ours),
            _ => Object(name, theirs, ours),
        };
        var isNew = before is null;
        var component = OurForm.Merge(before ?? Begin(structure, theirs, origin), structure);
        if (ours is null || ours.Kind == SchemaKind.Object)
        {
            Groups(theirs, component);
        }

        if (component["properties"] is JsonObject members)
        {
            var stale = new StaleMarks(import.Findings);
            stale.ClearGroups(component, theirs.Pointer, [.. members.Select(member => member.Key)]);
            stale.ClearPage(component, theirs.Pointer);
        }

        if (theirs.Kind == SchemaKind.Enum)
        {
            DescribeValues(name, component, before, theirs);
        }

        if (isNew)
        {
            import.Findings.Published(FindingKind.Added, theirs.Pointer, $"the component {name}");
        }

        foreach (var (key, value) in component.ToList())
        {
            component.Remove(key);
            _written[name][key] = value;
        }
    }

    /// <summary>Writes a set of members as an object.</summary>
    /// <param name="name">The component.</param>
    /// <param name="theirs">The schema; of a union, whose members are all taken.</param>
    /// <param name="ours">Ours, if it is an object.</param>
    /// <returns>The structure.</returns>
    public JsonObject Object(string name, Schema theirs, Schema? ours)
    {
        var members = Members(theirs);
        var before = ours is null ? null : JsonPointer.Find(import.Current.Root, ours.Pointer) as JsonObject;
        var known = (before?["properties"] as JsonObject)?.Select(member => member.Key).ToList() ?? [];
        var properties = new JsonObject();
        foreach (var member in known.Concat(members.Keys.Except(known, StringComparer.Ordinal)))
        {
            if (members.TryGetValue(member, out var schema))
            {
                properties[member] = Member(name, member, schema, ours?.Properties.GetValueOrDefault(member));
            }
            else if (import.Misses(JsonPointer.Append(ours!.Pointer + "/properties", member), $"the member {member}"))
            {
                properties[member] = before!["properties"]![member]!.DeepClone();
            }
        }

        MemberNames.MakeDifferent(name, properties);
        var result = new JsonObject { ["type"] = "object" };
        var required = Required(theirs, before?["required"] as JsonArray);
        if (required.Count > 0)
        {
            result["required"] = required;
        }

        result["properties"] = properties;
        return result;
    }

    private static Dictionary<string, Schema> Members(Schema theirs)
    {
        var members = theirs.Members().ToDictionary(StringComparer.Ordinal);
        foreach (var (member, schema) in theirs.Variants.SelectMany(form => form.Schema.Members()))
        {
            members.TryAdd(member, schema);
        }

        return members;
    }

    private static JsonArray Required(Schema theirs, JsonArray? before)
    {
        var required = theirs.Required.Concat(theirs.Variants.Count == 0 ? [] : theirs.Variants.Select(form => form.Schema.Required.AsEnumerable()).Aggregate((a, b) => a.Intersect(b)))
            .Distinct(StringComparer.Ordinal).ToList();
        var members = Members(theirs);
        var known = (before ?? []).Select(Schema.Plain).Where(required.Contains).ToList();
        return new JsonArray([.. known.Concat(required.Except(known, StringComparer.Ordinal)).Where(members.ContainsKey).Select(member => (JsonNode)member)]);
    }

    private JsonObject Member(string owner, string member, Schema theirs, Schema? ours)
    {
        var json = schemas.Write(theirs, ours, new Place(Words.Member(owner, member), $"{owner}.{member}", member));
        if (Draft.Describe(json) && ours is null && import.Names.Current(owner) is not null)
        {
            import.Findings.Published(FindingKind.Added, theirs.Pointer, $"the member {owner}.{member}");
        }

        if ((bool?)json["deprecated"] == true)
        {
            Draft.Describe(json, "x-deprecatedMessage", "Deprecated by the vendor.");
        }

        return OurForm.Wrap(json);
    }

    private JsonObject Enum(string name, Schema theirs, JsonObject? before)
    {
        var known = (before?["enum"] as JsonArray)?.Select(Schema.Plain).ToList() ?? [];
        var values = known.Where(value => theirs.Enum.Contains(value, StringComparer.Ordinal)
                || import.Misses($"/components/schemas/{name}/enum/{known.IndexOf(value)}", $"the value {value}"))
            .Concat(theirs.Enum.Except(known, StringComparer.Ordinal));
        return new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) };
    }

    private void DescribeValues(string name, JsonObject component, JsonObject? before, Schema theirs)
    {
        var known = (before?["enum"] as JsonArray)?.Select(Schema.Plain).ToList() ?? [];
        var texts = before?["x-enum-descriptions"] as JsonArray;
        var descriptions = new JsonArray();
        foreach (var value in (component["enum"] as JsonArray ?? []).Select(Schema.Plain))
        {
            var index = known.IndexOf(value);
            if (index < 0)
            {
                component[Draft.Mark] = true;
                if (before is not null)
                {
                    import.Findings.Published(FindingKind.Added, theirs.Pointer, $"the value {value} of {name}");
                }
            }

            descriptions.Add(index >= 0 && texts is not null ? texts[index]?.DeepClone() : "Not described yet.");
        }

        component["x-enum-descriptions"] = descriptions;
    }

    /// <summary>Members of which one is needed, which the vendor writes as forms that only require.</summary>
    private static void Groups(Schema theirs, JsonObject component)
    {
        foreach (var (extension, isExact) in new[] { ("x-one-of", true), ("x-any-of", false) })
        {
            var groups = SchemaUnion.Groups(theirs, isExact);
            if (groups.Count > 0 && !component.ContainsKey(extension))
            {
                component[extension] = new JsonArray([.. groups.Select(group => new JsonArray([.. group.Split(" + ").Select(member => (JsonNode)member)]))]);
            }
        }
    }

    private static JsonObject Begin(JsonObject structure, Schema theirs, string origin)
    {
        var begin = new JsonObject { ["type"] = structure["type"]?.DeepClone() };
        Draft.Describe(begin);
        begin["x-resource"] = "";
        begin["x-direction"] = "";
        if (theirs.Name is null)
        {
            begin["x-origin"] = origin;
        }

        return begin;
    }

    /// <summary>A choice between sets of members, which ours writes as one object that says which are needed.</summary>
    private static bool IsChoice(Schema theirs, Schema ours) => theirs.Kind == SchemaKind.Union && ours.Kind == SchemaKind.Object && ours.All.First("x-one-of") is not null;
}
