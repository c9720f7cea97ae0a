using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>What a change of a document means.</summary>
/// <param name="Vendor">Whose document it is, as our own ones say; null for others.</param>
/// <param name="Old">The document as it was.</param>
/// <param name="New">The document as it is.</param>
/// <param name="Changes">The changes, gravest first.</param>
/// <param name="Current">The version that was released last; null where nobody said.</param>
internal sealed record Report(string? Vendor, string Old, string New, IReadOnlyList<Change> Changes, SemanticVersion? Current)
{
    /// <summary>Changes by their gravest impact, gravest first.</summary>
    public IEnumerable<IGrouping<Impact, Change>> Groups => Changes.GroupBy(change => Impacts.Gravest(change.Impacts)).OrderBy(group => (int)group.Key);

    /// <summary>The changes that break something.</summary>
    public IEnumerable<Change> Breaking => Changes.Where(change => change.IsBreaking);

    /// <summary>How far the version rises.</summary>
    public Bump Bump =>
        Breaking.Any() ? Bump.Major
        : Changes.Any(change => (change.Impacts & ~Impact.Documentation) != 0) ? Bump.Minor
        : Changes.Count > 0 ? Bump.Patch
        : Bump.None;

    /// <summary>The version to release next; null where the current one is not known.</summary>
    public SemanticVersion? Proposed => Current?.Next(Bump);

    /// <summary>How grave the gravest change is, as an exit code. 2 is left to bad input.</summary>
    public int ExitCode =>
        Breaking.Any() ? 4
        : Changes.Any(change => change.Impacts.HasFlag(Impact.Behaviour)) ? 3
        : Bump == Bump.Minor ? 1
        : 0;

    /// <summary>The changes in one line.</summary>
    public string Summary => Changes.Count == 0 ? "No change for users of the SDK." : string.Join(", ", Groups.Select(group => $"{group.Count()} {Impacts.Word(group.Key)}")) + Version;

    private string Version => Bump switch
    {
        _ when Proposed is { } proposed => $"; version {Current} → {proposed}",
        Bump.Major => "; a major version, or a minor one before 1.0",
        Bump.Minor => "; a minor version, or a patch before 1.0",
        _ => "; a patch version",
    };

    /// <summary>The operations that lead to a change, in words.</summary>
    /// <param name="change">The change.</param>
    /// <returns>Such as <c>requests of Customers_Create; responses of Customers_Get and 3 more</c>; empty where the place says it.</returns>
    public static string Reach(Change change)
    {
        var requests = Reach("requests of ", change.Requests, change.Place);
        var responses = Reach("responses of ", change.Responses, change.Place);
        return requests.Length > 0 && responses.Length > 0 ? $"{requests}; {responses}" : requests + responses;
    }

    private static string Reach(string words, SortedSet<string> operations, string place)
    {
        const int Shown = 2;
        if (operations.Count == 0 || (operations.Count == 1 && place.StartsWith(operations.First(), System.StringComparison.Ordinal)))
        {
            return "";
        }

        var more = operations.Count - Shown;
        return words + string.Join(", ", operations.Take(Shown)) + (more > 0 ? $" and {more} more" : "");
    }
}
