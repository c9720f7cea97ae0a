using System;
using System.Linq;
using System.Text;

namespace Billing.Documents;

/// <summary>A report for a pull request: what asks for a decision is open, the rest is folded.</summary>
internal static class MarkdownReport
{
    /// <summary>The most rows of one kind: a comment of a pull request has a limit.</summary>
    private const int MostRows = 150;

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The text.</returns>
    public static string Write(Report report)
    {
        var text = new StringBuilder($"### {(report.Vendor is { } vendor ? vendor + ": c" : "C")}hanges for users of the SDK\n\n").Append(Escape(report.Summary)).Append('\n');
        foreach (var group in report.Groups)
        {
            var isOpen = group.Key <= Impact.Behaviour;
            var heading = $"{Impacts.Word(group.Key)}: {group.Count()}";
            text.Append(isOpen ? $"\n#### {heading}\n\n" : $"\n<details>\n<summary>{heading}</summary>\n\n");
            text.Append("| where | in C# | what | also | reached by |\n|---|---|---|---|---|\n");
            foreach (var change in group.Take(MostRows))
            {
                var others = Impacts.Each(change.Impacts).Skip(1).Select(Impacts.Word).Concat(change.IsSevere ? ["**severe**"] : []);
                text.Append($"| `{Code(change.Place)}` | `{Code(change.CSharp)}` | {Escape(change.Message)} | {string.Join(", ", others)} | {Escape(Report.Reach(change))} |\n");
            }

            if (group.Count() > MostRows)
            {
                text.Append($"\n… and {group.Count() - MostRows} more.\n");
            }

            text.Append(isOpen ? "" : "\n</details>\n");
        }

        return text.ToString();
    }

    private static string Code(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('`', '\'');

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            escaped.Append(letter is '|' or '*' or '_' or '`' or '<' or '>' or '[' or ']' or '\\' ? $"\\{letter}" : letter is '\n' or '\r' ? " " : letter.ToString());
        }

        return escaped.ToString();
    }
}
