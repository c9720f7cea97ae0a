using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>Collects changes: what several operations reach is one change.</summary>
internal sealed class ChangeList
{
    private readonly Dictionary<(string Rule, string Place, string Message), Change> _changes = [];

    /// <summary>All changes, the gravest first, then by place.</summary>
    public IReadOnlyList<Change> Sorted => _changes.Values
        .OrderBy(change => (int)Impacts.Gravest(change.Impacts))
        .ThenBy(change => change.Place, StringComparer.Ordinal)
        .ThenBy(change => change.Rule, StringComparer.Ordinal)
        .ThenBy(change => change.Message, StringComparer.Ordinal)
        .ToList();

    /// <summary>Adds a change, or a further impact or operation of one that is there.</summary>
    /// <param name="where">Where it is.</param>
    /// <param name="rule">Which kind of change it is.</param>
    /// <param name="impacts">What it means there.</param>
    /// <param name="message">What changed.</param>
    /// <param name="isSevere">Whether it counts as breaking though everything compiles and is accepted.</param>
    public void Add(Where where, string rule, Impact impacts, string message, bool isSevere = false)
    {
        if (impacts == Impact.None)
        {
            return;
        }

        var key = (rule, where.Place, message);
        if (!_changes.TryGetValue(key, out var change))
        {
            _changes[key] = change = new Change(rule, where.Place, where.CSharp, message) { IsSevere = isSevere };
        }

        change.Impacts |= impacts;
        if (where.Operation is { } operation && where.Direction != Direction.None)
        {
            (where.IsRequest ? change.Requests : change.Responses).Add(operation);
        }
    }
}
