using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>
/// The named types of two documents: which are gone, which are new, and which only have another name.
/// A rename breaks code in one place, where removed and added types would look like a change of everything that uses them.
/// </summary>
internal sealed class TypeNames
{
    private const int FewMembers = 2;

    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Schema> _old;
    private readonly Dictionary<string, Schema> _new;

    /// <summary>Finds the renamed types.</summary>
    /// <param name="old">The document as it was.</param>
    /// <param name="current">The document as it is.</param>
    public TypeNames(ApiDocument old, ApiDocument current)
    {
        _old = Types(old);
        _new = Types(current);
        var added = Added.ToList();
        foreach (var name in _old.Keys.Where(name => !_new.ContainsKey(name)).ToList())
        {
            // Of several that look the same, the one whose name is most like it.
            var match = added.Where(other => IsSame(_old[name], _new[other], [])).MaxBy(other => Likeness(name, other));
            if (match is not null && (Size(_old[name]) > FewMembers || Likeness(name, match) > 0))
            {
                _renamed[name] = match;
                added.Remove(match);
            }
        }
    }

    /// <summary>The types that only have another name: from the old to the new.</summary>
    public IReadOnlyDictionary<string, string> Renamed => _renamed;

    /// <summary>The types that are gone.</summary>
    public IEnumerable<string> Removed => _old.Keys.Where(name => !_new.ContainsKey(name) && !_renamed.ContainsKey(name));

    /// <summary>The types that are new.</summary>
    public IEnumerable<string> Added => _new.Keys.Where(name => !_old.ContainsKey(name) && !_renamed.ContainsValue(name));

    /// <summary>The types of both documents, in pairs.</summary>
    public IEnumerable<(Schema Old, Schema New)> Kept => _old.Where(type => _new.ContainsKey(NewName(type.Key))).Select(type => (type.Value, _new[NewName(type.Key)]));

    /// <summary>What a schema of the old document is called in the new one.</summary>
    /// <param name="name">The old name.</param>
    /// <returns>The new name, or the same.</returns>
    public string NewName(string name) => _renamed.GetValueOrDefault(name, name);

    /// <summary>Whether two schemas have the same name, apart from renames.</summary>
    /// <param name="old">The schema as it was.</param>
    /// <param name="current">The schema as it is.</param>
    /// <returns>Whether both are named, and it is so.</returns>
    public bool AreSame(Schema old, Schema current) => old.Name is { } name && current.Name is { } other && NewName(name) == other;

    private static Dictionary<string, Schema> Types(ApiDocument document) => document.SchemaNames
        .Select(name => (name, schema: Schema.Component(document, name)!))
        .Where(type => CSharpType.IsNamed(type.schema) && type.schema.Name == type.name)
        .ToDictionary(type => type.name, type => type.schema, StringComparer.Ordinal);

    private static int Size(Schema schema) => Math.Max(schema.Properties.Count, Math.Max(schema.Enum.Count, schema.Variants.Count));

    /// <summary>How many letters the names share at both ends.</summary>
    private static int Likeness(string old, string current)
    {
        var most = Math.Min(old.Length, current.Length);
        var front = Enumerable.Range(0, most).TakeWhile(i => old[i] == current[i]).Count();
        return front + Enumerable.Range(1, most - front).TakeWhile(i => old[^i] == current[^i]).Count();
    }

    private bool IsSame(Schema old, Schema current, HashSet<(string, string)> assumed)
    {
        if (old.Kind != current.Kind || old.IsNullable != current.IsNullable)
        {
            return false;
        }

        if (CSharpType.IsNamed(old) && old.Name is { } name && current.Name is { } other)
        {
            if (_new.ContainsKey(name) || _old.ContainsKey(other))
            {
                return name == other;
            }

            if (!assumed.Add((name, other)))
            {
                return true;
            }
        }

        return old.Kind switch
        {
            SchemaKind.Object => old.Required.SetEquals(current.Required) && old.Properties.Count == current.Properties.Count
                && old.Properties.All(member => current.Properties.TryGetValue(member.Key, out var same) && IsSame(member.Value, same, assumed)),
            SchemaKind.Enum => old.Enum.ToHashSet(StringComparer.Ordinal).SetEquals(current.Enum),
            SchemaKind.Union => old.Variants.Count == current.Variants.Count
                && old.Variants.Zip(current.Variants).All(pair => pair.First.Value == pair.Second.Value && IsSame(pair.First.Schema, pair.Second.Schema, assumed)),
            SchemaKind.Array => AreBoth(old.Items, current.Items, assumed),
            SchemaKind.Map => AreBoth(old.AdditionalProperties, current.AdditionalProperties, assumed),
            _ => CSharpType.Of(old) == CSharpType.Of(current) && CSharpType.Wire(old) == CSharpType.Wire(current) && old.Constant == current.Constant,
        };
    }

    private bool AreBoth(Schema? old, Schema? current, HashSet<(string, string)> assumed) =>
        old is null || current is null ? old is null && current is null : IsSame(old, current, assumed);
}
