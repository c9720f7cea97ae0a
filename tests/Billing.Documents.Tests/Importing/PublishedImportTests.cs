using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents.Tests.Importing;

/// <summary>Published states of a document, imported one after the other. There are as many cases as BILLING_SPECS brings, and none without it.</summary>
public sealed class PublishedImportTests
{
    [TestCaseSource(typeof(RepositoryFiles), nameof(RepositoryFiles.Published))]
    public void All_operations_arrive_and_a_second_import_changes_nothing(string path)
    {
        var published = ApiDocument.Load(path);
        var once = Importer.Run(published, Ours(path), keepMissing: false).Text;
        var imported = ApiDocument.Parse(once, "ours.json");

        var (twice, findings) = Importer.Run(published, imported, keepMissing: false);

        Assert.That(Addresses(published).Except(Addresses(imported)), Is.Empty);
        Assert.That(twice, Is.EqualTo(once));
        Assert.That(findings.All.Select(finding => finding.Kind), Is.All.EqualTo(FindingKind.Kept));
    }

    [TestCaseSource(typeof(RepositoryFiles), nameof(RepositoryFiles.Published))]
    public void No_sentence_of_the_vendor_is_taken(string path)
    {
        var ours = Ours(path);
        var imported = JsonNode.Parse(Importer.Run(ApiDocument.Load(path), ours, keepMissing: false).Text)!;

        // What stands in both by chance was ours before.
        var theirs = Sentences(ApiDocument.Load(path).Root).Except(Sentences(ours.Root)).ToHashSet(StringComparer.Ordinal);
        Assert.That(Sentences(imported).Where(theirs.Contains), Is.Empty);
    }

    private static ApiDocument Ours(string path) => ApiDocument.Load(Path.Combine(RepositoryFiles.Root, "openapi", Path.GetFileName(path).Split('-')[0] + ".json"));

    private static IEnumerable<string> Addresses(ApiDocument document) => ApiOperation.AllOf(document).Select(operation => operation.Address);

    private static IEnumerable<string> Sentences(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => member.Key is "summary" or "description" && member.Value is JsonValue text ? [text.ToString()] : Sentences(member.Value)),
        JsonArray list => list.SelectMany(Sentences),
        _ => [],
    };
}
