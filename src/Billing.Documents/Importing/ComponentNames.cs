using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>Gives every schema that needs one its name: the one that it has here, else that of a component of its shape which lost its place, else a new one.</summary>
internal sealed class ComponentNames
{
    private readonly Dictionary<string, Schema> _current;
    private readonly Dictionary<string, Schema> _primary = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _names = new(StringComparer.Ordinal);
    private readonly FreeNames _free;

    /// <summary>Settles the names of what stands where ours has a component.</summary>
    /// <param name="current">Our document.</param>
    /// <param name="alignment">What stands where.</param>
    /// <param name="free">Which names are free.</param>
    public ComponentNames(ApiDocument current, Alignment alignment, FreeNames free)
    {
        _free = free;
        _current = current.SchemaNames.ToDictionary(name => name, name => Schema.Component(current, name)!, StringComparer.Ordinal);
        var claims = from schema in alignment.Schemas
                     from vote in alignment.Votes(schema.Key)
                     group (Identity: schema.Key, Schema: schema.Value, Votes: vote.Value) by vote.Key;
        foreach (var claim in claims.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            // Of several shapes under one name, the one nearest to ours keeps it; the others are other things now.
            var ours = _current[claim.Key];
            var keeper = claim.OrderByDescending(c => ours.Likeness(c.Schema)).ThenByDescending(c => c.Votes).First();
            _primary[claim.Key] = keeper.Schema;
            _free.Take(claim.Key);
            foreach (var (identity, _, votes) in claim.Where(c => c.Identity == keeper.Identity || c.Schema.Shape() == keeper.Schema.Shape()).OrderByDescending(c => c.Votes))
            {
                NamesOf(identity).Add(claim.Key);
            }
        }

        foreach (var (identity, names) in _names)
        {
            names.Sort((a, b) => alignment.Votes(identity)[b].CompareTo(alignment.Votes(identity)[a]) is var order and not 0 ? order : string.CompareOrdinal(a, b));
        }
    }

    /// <summary>The schema that a component is written from.</summary>
    /// <param name="name">The component.</param>
    /// <returns>The schema of the published document.</returns>
    public Schema Primary(string name) => _primary[name];

    /// <summary>Our component of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The component as it was; null for a new one.</returns>
    public Schema? Current(string name) => _current.GetValueOrDefault(name);

    /// <summary>The name of a schema at a place.</summary>
    /// <param name="theirs">The schema in the published document.</param>
    /// <param name="ours">What ours has at this place; null when it has nothing.</param>
    /// <param name="suggestion">A name from the place, for something new.</param>
    /// <returns>The name.</returns>
    public string Of(Schema theirs, Schema? ours, string suggestion)
    {
        var names = NamesOf(theirs.Identity());
        if (theirs.Kind != SchemaKind.Enum && ours?.Name is { } here && names.Contains(here))
        {
            return here;
        }

        if (names.Count == 0)
        {
            var name = Moved(theirs) ?? _free.For(theirs, suggestion);
            _free.Take(name);
            names.Add(name);
            _primary.TryAdd(name, theirs);
        }

        return names[0];
    }

    /// <summary>A component of ours that nothing stands for any more, or that many share, and that looks just like this one.</summary>
    private string? Moved(Schema theirs)
    {
        var shape = theirs.Shape();
        var alike = _current.Where(ours => ours.Value.Kind == theirs.Kind && ours.Value.Shape() == shape)
            .Where(ours => !_primary.TryGetValue(ours.Key, out var primary) || (ours.Value.All.Text("x-resource") == "Shared" && primary.Shape() == shape))
            .Select(ours => ours.Key).ToList();
        return alike.Count == 1 ? alike[0] : theirs.Name is { } name ? alike.Find(ours => ours == CSharpName.Of(name)) : null;
    }

    private List<string> NamesOf(string identity) => _names.TryGetValue(identity, out var names) ? names : _names[identity] = [];
}
