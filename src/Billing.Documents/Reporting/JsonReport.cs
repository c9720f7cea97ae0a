using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>A report for machines.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The text.</returns>
    public static string Write(Report report) => new JsonObject
    {
        ["vendor"] = report.Vendor,
        ["old"] = report.Old,
        ["new"] = report.New,
        ["exitCode"] = report.ExitCode,
        ["bump"] = report.Bump.ToString().ToLowerInvariant(),
        ["currentVersion"] = report.Current?.ToString(),
        ["proposedVersion"] = report.Proposed?.ToString(),
        ["counts"] = new JsonObject(Impacts.All.Select(impact => KeyValuePair.Create(Impacts.Word(impact), (JsonNode?)report.Changes.Count(change => change.Impacts.HasFlag(impact))))),
        ["changes"] = new JsonArray([.. report.Changes.Select(Change)]),
    }.ToJsonString(Options) + "\n";

    private static JsonNode Change(Change change) => new JsonObject
    {
        ["rule"] = change.Rule,
        ["impacts"] = Texts(Impacts.Each(change.Impacts).Select(Impacts.Word)),
        ["severe"] = change.IsSevere,
        ["breaking"] = change.IsBreaking,
        ["place"] = change.Place,
        ["csharp"] = change.CSharp,
        ["message"] = change.Message,
        ["requests"] = Texts(change.Requests),
        ["responses"] = Texts(change.Responses),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
