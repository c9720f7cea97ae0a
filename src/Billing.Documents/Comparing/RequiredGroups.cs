using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>Groups of members or parameters of which exactly one, or at least one, is needed.</summary>
/// <param name="ExactlyOne">Groups that exclude each other.</param>
/// <param name="AtLeastOne">Groups that may stand together.</param>
/// <param name="Members">All members or parameters.</param>
/// <param name="Required">Those that must be there whatever the groups say.</param>
internal sealed record RequiredGroups(IReadOnlyList<string> ExactlyOne, IReadOnlyList<string> AtLeastOne, IReadOnlySet<string> Members, IReadOnlySet<string> Required)
{
    private const string And = " + ";

    /// <summary>Compares the groups of two objects or operations.</summary>
    /// <param name="old">The groups as they were.</param>
    /// <param name="current">The groups as they are.</param>
    /// <param name="where">Where they stand.</param>
    /// <param name="changes">Where changes go.</param>
    public static void Compare(RequiredGroups old, RequiredGroups current, Where where, ChangeList changes)
    {
        Compare(old.ExactlyOne, current.ExactlyOne, "exactly one", old.AlwaysHasOneOf(current.ExactlyOne, isOnly: true), where, changes);
        Compare(old.AtLeastOne, current.AtLeastOne, "at least one", old.AlwaysHasOneOf(current.AtLeastOne, isOnly: false), where, changes);
    }

    /// <summary>Whether all that was valid keeps a new rule: one of its groups had to be there before, and the others could not.</summary>
    private bool AlwaysHasOneOf(IReadOnlyList<string> groups, bool isOnly) =>
        groups.Any(group => Required.IsSupersetOf(group.Split(And))) && (!isOnly || groups.Count(group => Members.IsSupersetOf(group.Split(And))) == 1);

    private static void Compare(IReadOnlyList<string> old, IReadOnlyList<string> current, string words, bool wasKept, Where where, ChangeList changes)
    {
        if (old.SequenceEqual(current, StringComparer.Ordinal))
        {
            return;
        }

        // One more way to keep the rule loosens it, but a group that now excludes others does not.
        var isLooser = wasKept || current.Count == 0 || (old.Count > 0 && words == "at least one" && old.All(group => current.Contains(group, StringComparer.Ordinal)));
        var message = current.Count == 0 ? $"{words} of {Join(old)} is no longer needed" : $"{words} of {Join(current)} is needed now" + (old.Count == 0 ? "" : $", was of {Join(old)}");
        var impact = !where.IsRequest ? Impact.Documentation : isLooser ? Impact.Addition : Impact.WireBreaking;
        changes.Add(where, current.Count == 0 ? "groups-removed" : old.Count == 0 ? "groups-added" : "groups-changed", impact, message);
    }

    private static string Join(IEnumerable<string> groups) => string.Join(" | ", groups);
}
