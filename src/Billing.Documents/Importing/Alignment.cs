using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>
/// Walks over both documents at once, from the operations that they share, and notes which schema of the published one stands where ours has which component.
/// That is what keeps a name from one import to the next: the place counts, not what the vendor calls the schema.
/// </summary>
internal sealed class Alignment
{
    private readonly Dictionary<string, Dictionary<string, int>> _votes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Schema> _schemas = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _walked = [];

    /// <summary>The schemas of the published document that stand where ours has a component, by identity, in the order of the walk.</summary>
    public IReadOnlyDictionary<string, Schema> Schemas => _schemas;

    /// <summary>How often a schema stands where ours has which component.</summary>
    /// <param name="identity">The schema's identity.</param>
    /// <returns>The number of places by the name of our component.</returns>
    public IReadOnlyDictionary<string, int> Votes(string identity) => _votes[identity];

    /// <summary>Notes everything about an operation that both documents have.</summary>
    /// <param name="published">The operation in the published document.</param>
    /// <param name="current">The operation in ours.</param>
    public void Add(ApiOperation published, ApiOperation current)
    {
        foreach (var parameter in published.Parameters)
        {
            Add(parameter.Schema, current.Parameters.FirstOrDefault(ours => ours.Name == parameter.Name && ours.In == parameter.In)?.Schema);
        }

        Add(published.Body?.Schema, current.Body?.Schema);
        foreach (var (status, response) in published.Responses)
        {
            Add(response.Schema, current.Responses.GetValueOrDefault(status)?.Schema);
        }
    }

    /// <summary>The form of our union that a form of the published one is.</summary>
    /// <param name="union">The union in the published document.</param>
    /// <param name="theirs">A form of it.</param>
    /// <param name="ours">Our union.</param>
    /// <returns>Ours; null where none is like it.</returns>
    public static SchemaVariant? Counterpart(Schema union, SchemaVariant theirs, Schema ours)
    {
        var value = UnionTag.ValueOf(union, theirs);
        return ours.Variants.FirstOrDefault(form => value is not null && form.Value == value)
            ?? ours.Variants.Where(form => Class(form.Schema) == Class(theirs.Schema) && (form.Value is null || value is null))
                .Select(form => (Form: form, Likeness: form.Schema.Likeness(theirs.Schema)))
                .Where(pair => pair.Likeness > 0 || theirs.Schema.Kind != SchemaKind.Object)
                .OrderByDescending(pair => pair.Likeness)
                .FirstOrDefault().Form;
    }

    private void Add(Schema? theirs, Schema? ours)
    {
        if (theirs is null || ours is null)
        {
            return;
        }

        if (theirs.IsComponent() && ours.Name is { } name)
        {
            var identity = theirs.Identity();
            _schemas.TryAdd(identity, theirs);
            var votes = _votes.TryGetValue(identity, out var known) ? known : _votes[identity] = new(StringComparer.Ordinal);
            votes[name] = votes.GetValueOrDefault(name) + 1;
            if (!_walked.Add((identity, name)))
            {
                return;
            }
        }

        AddMembers(theirs, ours);
        Add(theirs.Items, ours.Items);
        Add(theirs.AdditionalProperties, ours.AdditionalProperties);
        foreach (var form in theirs.Variants)
        {
            if (ours.Variants.Count > 0)
            {
                Add(form.Schema, Counterpart(theirs, form, ours)?.Schema);
            }
            else
            {
                // Ours writes the choice as one object, which has the members of every form.
                AddMembers(form.Schema, ours);
            }
        }
    }

    private void AddMembers(Schema theirs, Schema ours)
    {
        foreach (var (member, schema) in theirs.Members())
        {
            Add(schema, ours.Properties.GetValueOrDefault(member));
        }
    }

    /// <summary>What tells forms apart by their kind of JSON.</summary>
    private static string Class(Schema schema) => schema.Kind switch
    {
        SchemaKind.Integer or SchemaKind.Number => "number",
        SchemaKind.Object or SchemaKind.Map or SchemaKind.Union => "object",
        SchemaKind.Enum or SchemaKind.String => "string",
        var kind => kind.ToString(),
    };
}
