using System.Linq;
using System.Text;

namespace Billing.Documents;

/// <summary>A report for people at a terminal: one line per change.</summary>
internal static class TextReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The text.</returns>
    public static string Write(Report report)
    {
        var text = new StringBuilder();
        foreach (var group in report.Groups)
        {
            text.Append(Impacts.Word(group.Key)).Append('\n');
            foreach (var change in group)
            {
                text.Append("  ").Append(Line(change)).Append('\n');
            }

            text.Append('\n');
        }

        return text.Append(report.Summary).Append('\n').ToString();
    }

    private static string Line(Change change)
    {
        var name = change.CSharp == change.Place ? change.Place : $"{change.Place} ({change.CSharp})";
        var others = string.Join(", ", Impacts.Each(change.Impacts).Skip(1).Select(Impacts.Word).Concat(change.IsSevere ? ["severe"] : []));
        var reach = Report.Reach(change);
        return $"{name}: {change.Message}" + (others.Length > 0 ? $" [also {others}]" : "") + (reach.Length > 0 ? $" [{reach}]" : "");
    }
}
