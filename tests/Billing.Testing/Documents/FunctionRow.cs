using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Billing.Testing.Documents;

/// <summary>A row of FUNCTIONS.md: what users are told about one operation.</summary>
public sealed class FunctionRow
{
    private readonly Dictionary<string, string> _cells;

    private FunctionRow(IEnumerable<string> columns, IEnumerable<string> cells) => _cells = columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>Whether it is repeated although the server may have acted.</summary>
    public bool IsRepeated => SentAgain is "yes" || SentAgain.StartsWith("with the same key", StringComparison.Ordinal);

    /// <summary>Whether such a repeat comes later than others.</summary>
    public bool IsRepeatedLater => SentAgain.EndsWith(", later if the outcome is unknown", StringComparison.Ordinal);

    /// <summary>The header that carries the key; null for none.</summary>
    public string? Header => KeyIn("header");

    /// <summary>The member of the body that carries the key; null for none.</summary>
    public string? Member => KeyIn("body");

    /// <summary>Whether the status counts only with a header that says how long to wait.</summary>
    public bool NeedsRetryAfter => Statuses.EndsWith(" with `Retry-After`", StringComparison.Ordinal);

    private string SentAgain => _cells["Sent again"];

    private string Statuses => _cells["Statuses"];

    /// <summary>The rows of a vendor by verb and path.</summary>
    public static IReadOnlyDictionary<string, FunctionRow> Of(string vendor)
    {
        var lines = File.ReadAllLines(Path.Combine(ApiDocument.FindRepository(), "FUNCTIONS.md"));
        var table = lines.SkipWhile(line => line != "## " + vendor).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
            .ToList();
        return table.Skip(2).Select(cells => new FunctionRow(table[0].Skip(1).SkipLast(1), cells.Skip(1))).ToDictionary(row => row._cells["HTTP"].Trim('`'));
    }

    public bool HasStatus(int status)
    {
        var listed = Statuses.Split(' ', ',');
        return listed.Contains(status.ToString(CultureInfo.InvariantCulture)) || (status is >= 500 and not 501 and not 505 && listed.Contains("5XX"));
    }

    private string? KeyIn(string place)
    {
        var parts = _cells["Idempotency"].Split(", ").SingleOrDefault(part => part.StartsWith(place, StringComparison.Ordinal));
        return parts?.Split('`')[1];
    }
}
