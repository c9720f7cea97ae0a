using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents.Tests.Comparing;

/// <summary>
/// Published states of a document, each compared with the next, against facts that are counted without any of the code under test.
/// There are as many cases as BILLING_SPECS brings, and none without it.
/// </summary>
public sealed class PublishedTests
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch"];

    private static IEnumerable<TestCaseData> States => RepositoryFiles.Published.Zip(RepositoryFiles.Published.Skip(1))
        .Select(pair => new TestCaseData(pair.First, pair.Second).SetArgDisplayNames(Path.GetFileName(pair.First), Path.GetFileName(pair.Second)));

    [TestCaseSource(nameof(States))]
    public void Every_operation_that_comes_or_goes_is_told_and_no_other(string old, string current) =>
        AssertTold(old, current, "operation", Operations);

    [TestCaseSource(nameof(States))]
    public void Every_member_of_a_named_type_that_comes_or_goes_is_told(string old, string current)
    {
        var kept = Schemas(old).Select(schema => schema.Key).Intersect(Schemas(current).Select(schema => schema.Key)).ToHashSet(StringComparer.Ordinal);

        AssertTold(old, current, "member", path => Schemas(path).Where(schema => kept.Contains(schema.Key)).SelectMany(Members), isWhole: false);
    }

    [TestCaseSource(nameof(States))]
    public void Back_again_is_the_mirror(string old, string current)
    {
        var there = Compare(old, current);
        var back = Compare(current, old);
        Assert.Multiple(() =>
        {
            foreach (var rule in new[] { "operation", "type", "member", "parameter", "enum-value", "variant", "error" })
            {
                Assert.That(Places(back, rule + "-added"), Is.EquivalentTo(Places(there, rule + "-removed")), rule);
                Assert.That(Places(back, rule + "-removed"), Is.EquivalentTo(Places(there, rule + "-added")), rule);
            }
        });
    }

    [TestCaseSource(nameof(States))]
    public void What_breaks_raises_the_version(string old, string current)
    {
        var report = new Report(null, old, current, Compare(old, current), new SemanticVersion(1, 2, 3));

        Assert.That((report.ExitCode, report.Proposed), Is.EqualTo((4, (SemanticVersion?)new SemanticVersion(2, 0, 0))));
    }

    private static void AssertTold(string old, string current, string rule, Func<string, IEnumerable<string>> facts, bool isWhole = true)
    {
        var changes = Compare(old, current);
        var (before, now) = (facts(old).ToHashSet(StringComparer.Ordinal), facts(current).ToHashSet(StringComparer.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(now.Except(before), isWhole ? Is.EquivalentTo(Places(changes, rule + "-added")) : Is.SubsetOf(Places(changes, rule + "-added")));
            Assert.That(before.Except(now), isWhole ? Is.EquivalentTo(Places(changes, rule + "-removed")) : Is.SubsetOf(Places(changes, rule + "-removed")));
            Assert.That(now.Except(before), Is.Not.Empty);
        });
    }

    private static IReadOnlyList<Change> Compare(string old, string current) => DocumentComparer.Compare(ApiDocument.Load(old), ApiDocument.Load(current));

    private static IEnumerable<string> Places(IEnumerable<Change> changes, string rule) => changes.Where(change => change.Rule == rule).Select(change => change.Place).Distinct(StringComparer.Ordinal);

    private static JsonNode Json(string path) => JsonNode.Parse(File.ReadAllText(path))!;

    private static IEnumerable<string> Operations(string path) =>
        from item in (JsonObject)Json(path)["paths"]!
        from operation in (JsonObject)item.Value!
        where Verbs.Contains(operation.Key)
        select (string)operation.Value!["operationId"]!;

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Schemas(string path) => (JsonObject)Json(path)["components"]!["schemas"]!;

    private static IEnumerable<string> Members(KeyValuePair<string, JsonNode?> schema) =>
        (schema.Value!["properties"] as JsonObject ?? []).Select(member => $"{schema.Key}.{member.Key}");
}
