using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Billing.Documents;

/// <summary>All that an import has to say, in the order in which it came upon it.</summary>
internal sealed class Findings(ApiDocument published, ApiDocument current)
{
    private static readonly (FindingKind Kind, string Title)[] Sections =
    [
        (FindingKind.Undecided, "To decide by hand"),
        (FindingKind.Removed, "Removed, as the published document has it no more"),
        (FindingKind.Kept, "Kept, though the published document has it no more"),
        (FindingKind.Changed, "Now of another kind"),
        (FindingKind.Added, "Added, and in want of a description"),
    ];

    private readonly List<Finding> _all = [];
    private readonly HashSet<Finding> _seen = [];

    /// <summary>The findings.</summary>
    public IReadOnlyList<Finding> All => _all;

    /// <summary>Says something about a place of the published document.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="pointer">The place.</param>
    /// <param name="text">What there is to say.</param>
    public void Published(FindingKind kind, string pointer, string text) => Add(new Finding(kind, published.File, pointer, text));

    /// <summary>Says something about a place of our document.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="pointer">The place.</param>
    /// <param name="text">What there is to say.</param>
    public void Current(FindingKind kind, string pointer, string text) => Add(new Finding(kind, current.File, pointer, text));

    /// <summary>Writes the findings, what is to be decided first.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(TextWriter writer)
    {
        foreach (var (kind, title) in Sections)
        {
            var section = _all.Where(finding => finding.Kind == kind).ToList();
            if (section.Count > 0)
            {
                writer.WriteLine($"{title} ({section.Count}):");
                section.ForEach(finding => writer.WriteLine("  " + finding));
            }
        }
    }

    private void Add(Finding finding)
    {
        if (_seen.Add(finding))
        {
            _all.Add(finding);
        }
    }
}
