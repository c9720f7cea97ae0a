using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>
/// Adds changes to a changelog in the form of Keep a Changelog. The section is <c>## Unreleased</c> where there is one, else the first one where it is
/// of a version that is not released yet and high enough, else a new one of the proposed version. A line that stands there already is not added again.
/// </summary>
internal static class Changelog
{
    private static readonly string[] Headings = ["### Added", "### Changed", "### Deprecated", "### Removed"];

    /// <summary>Adds the changes of a report.</summary>
    /// <param name="file">The changelog's file, for errors.</param>
    /// <param name="text">The changelog.</param>
    /// <param name="report">The report.</param>
    /// <returns>The changelog with the changes.</returns>
    /// <exception cref="DocumentException">It has no section to add them to, and the version is not known.</exception>
    public static string Add(string file, string text, Report report)
    {
        var entries = Entries(report).Distinct().ToList();
        if (entries.Count == 0)
        {
            return text;
        }

        var lines = text.TrimEnd('\n').Split('\n').ToList();
        var start = Section(file, lines, report);
        foreach (var heading in Headings)
        {
            var added = entries.Where(entry => entry.Heading == heading).Select(entry => entry.Line).Except(Lines(lines, start), StringComparer.Ordinal).ToList();
            if (added.Count > 0)
            {
                lines.InsertRange(Place(lines, start, heading), added);
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>What users should read: everything but documentation. What is only new is told in one line per type, the rest in lines of its own.</summary>
    private static IEnumerable<(string Heading, string Line)> Entries(Report report)
    {
        var prefix = report.Vendor is { } vendor ? $"- {vendor}: " : "- ";
        var told = report.Changes.Where(change => (change.Impacts & ~Impact.Documentation) != 0).ToList();
        foreach (var group in told.Where(IsNew).GroupBy(Owner).OrderBy(group => group.Key[0] == '`').ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return ("### Added", $"{prefix}{group.Key} {string.Join(", ", group.Select(Name).Distinct(StringComparer.Ordinal))}.");
        }

        foreach (var change in told.Where(change => !IsNew(change)))
        {
            yield return (Heading(change), prefix + Line(change));
        }
    }

    private static bool IsNew(Change change) => change.Impacts == Impact.Addition && change.Rule is ("operation-added" or "type-added" or "member-added" or "parameter-added" or "enum-value-added");

    private static string Owner(Change change) => change.Rule switch
    {
        "operation-added" => "new operations:",
        "type-added" => "new types:",
        _ => $"`{change.CSharp[..change.CSharp.LastIndexOf('.')]}` has",
    };

    private static string Name(Change change) => $"`{(change.Rule is "operation-added" or "type-added" ? change.CSharp : change.CSharp[(change.CSharp.LastIndexOf('.') + 1)..])}`";

    private static string Heading(Change change) =>
        change.Rule.EndsWith("-removed", StringComparison.Ordinal) && change.IsBreaking ? "### Removed"
        : change.Impacts.HasFlag(Impact.Deprecation) ? "### Deprecated"
        : change.Impacts == Impact.Addition ? "### Added"
        : "### Changed";

    private static string Line(Change change)
    {
        var mark = change.IsBreaking ? $"**breaking** ({string.Join(", ", Impacts.Each(change.Impacts & (Impact.Breaking | Impact.Behaviour)).Select(Impacts.Word))}): " : "";
        return $"{mark}`{change.CSharp}` {change.Message}.";
    }

    private static int Section(string file, List<string> lines, Report report)
    {
        var first = lines.FindIndex(line => line.StartsWith("## ", StringComparison.Ordinal));
        var unreleased = lines.FindIndex(line => line.Trim('#', ' ', '[', ']').Equals("Unreleased", StringComparison.OrdinalIgnoreCase) && line.StartsWith("## ", StringComparison.Ordinal));
        if (unreleased >= 0)
        {
            return unreleased;
        }

        if (report.Proposed is not { } proposed)
        {
            throw new DocumentException(file, "", "has no section \"## Unreleased\": name the version that was released last with --current");
        }

        if (first >= 0 && SemanticVersion.TryParse(lines[first][3..].Split(' ')[0].Trim('[', ']'), out var version) && version.CompareTo(proposed) >= 0)
        {
            return first;
        }

        var place = first < 0 ? lines.Count : first;
        lines.InsertRange(place, first < 0 ? ["", $"## {proposed}"] : [$"## {proposed}", ""]);
        return first < 0 ? place + 1 : place;
    }

    private static int End(List<string> lines, int start)
    {
        var next = lines.FindIndex(start + 1, line => line.StartsWith("## ", StringComparison.Ordinal));
        return next < 0 ? lines.Count : next;
    }

    private static List<string> Lines(List<string> lines, int start) => lines.GetRange(start, End(lines, start) - start);

    /// <summary>Behind the last line under a heading of the section; the heading is added where it is missing, in the order of them all.</summary>
    private static int Place(List<string> lines, int start, string heading)
    {
        var end = End(lines, start);
        var at = lines.FindIndex(start, end - start, line => line == heading);
        if (at < 0)
        {
            var later = lines.FindIndex(start, end - start, line => Array.IndexOf(Headings, line) > Array.IndexOf(Headings, heading));
            at = later < 0 ? LastLine(lines, start, end) + 1 : later;
            lines.InsertRange(at, later < 0 ? ["", heading, ""] : [heading, "", ""]);
            return later < 0 ? at + 3 : at + 2;
        }

        var below = lines.FindIndex(at + 1, end - at - 1, line => line.StartsWith('#'));
        var last = LastLine(lines, at, below < 0 ? end : below);
        if (last == at)
        {
            lines.Insert(at + 1, "");
            return at + 2;
        }

        return last + 1;
    }

    private static int LastLine(List<string> lines, int start, int end) => lines.FindLastIndex(end - 1, end - start, line => line.Trim().Length > 0);
}
