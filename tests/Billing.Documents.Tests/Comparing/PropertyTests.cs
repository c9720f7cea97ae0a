using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Documents.Tests.Comparing;

/// <summary>What is true of every document, ours and those that were published.</summary>
public sealed class PropertyTests
{
    private static IEnumerable<TestCaseData> Documents => RepositoryFiles.Ours.Concat(RepositoryFiles.Published).Select(path => new TestCaseData(path).SetArgDisplayNames(Path.GetFileName(path)));

    private static IEnumerable<TestCaseData> Ours => RepositoryFiles.Ours.Select(path => new TestCaseData(path).SetArgDisplayNames(Path.GetFileName(path)));

    [TestCaseSource(nameof(Documents))]
    public void A_document_against_itself_reports_nothing(string path) =>
        Assert.That(DocumentComparer.Compare(ApiDocument.Load(path), ApiDocument.Load(path)), Is.Empty);

    [TestCaseSource(nameof(Documents))]
    public void Another_order_and_another_format_report_nothing(string path)
    {
        var document = ApiDocument.Load(path);
        for (var seed = 1; seed <= 3; seed++)
        {
            var json = Shuffled(document.Root, new Random(seed), "")!.ToJsonString(new JsonSerializerOptions { WriteIndented = seed % 2 == 0 });

            Assert.That(DocumentComparer.Compare(document, ApiDocument.Parse(Encoding.UTF8.GetBytes(json), path)), Is.Empty, $"seed {seed}");
        }
    }

    [TestCaseSource(nameof(Ours))]
    public void An_operation_that_goes_is_told_and_comes_back(string path)
    {
        var whole = ApiDocument.Load(path);
        foreach (var operation in Some(ApiOperation.AllOf(whole), 8))
        {
            var less = Without(whole, operation.Pointer);
            Assert.Multiple(() =>
            {
                Assert.That(Told(whole, less), Does.Contain($"operation-removed {operation.Label}"));
                Assert.That(Told(less, whole), Does.Contain($"operation-added {operation.Label}"));
            });
        }
    }

    [TestCaseSource(nameof(Ours))]
    public void A_member_that_goes_is_told_and_comes_back(string path)
    {
        var whole = ApiDocument.Load(path);
        var members = whole.SchemaNames.Select(name => Schema.Component(whole, name)!).Where(schema => schema.Kind == SchemaKind.Object && schema.Properties.Count > 1)
            .SelectMany(schema => schema.Properties.Keys.Select(name => (schema.Name, Member: name))).ToList();
        foreach (var (schema, member) in Some(members, 12))
        {
            var less = Without(whole, JsonPointer.Append($"/components/schemas/{schema}/properties", member));
            Assert.Multiple(() =>
            {
                Assert.That(Told(whole, less), Does.Contain($"member-removed {schema}.{member}"));
                Assert.That(Told(less, whole), Does.Contain($"member-added {schema}.{member}"));
            });
        }
    }

    private static IEnumerable<string> Told(ApiDocument old, ApiDocument current) => DocumentComparer.Compare(old, current).Select(change => $"{change.Rule} {change.Place}");

    private static List<T> Some<T>(IReadOnlyList<T> all, int count) => all.Where((_, index) => index % Math.Max(1, all.Count / count) == 0).ToList();

    private static ApiDocument Without(ApiDocument document, string pointer)
    {
        var root = (JsonObject)document.Root.DeepClone();
        var owner = (JsonObject)JsonPointer.Find(root, pointer[..pointer.LastIndexOf('/')])!;
        owner.Remove(JsonPointer.Last(pointer));
        return ApiDocument.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()), document.File);
    }

    /// <summary>The members of every object, and the lists that have no order, in another one.</summary>
    private static JsonNode? Shuffled(JsonNode? node, Random random, string name) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(_ => random.Next()).Select(member => KeyValuePair.Create(member.Key, Shuffled(member.Value, random, member.Key)))),
        JsonArray list when name is "required" or "parameters" or "tags" => new JsonArray([.. list.OrderBy(_ => random.Next()).Select(item => Shuffled(item, random, ""))]),
        JsonArray list => new JsonArray([.. list.Select(item => Shuffled(item, random, ""))]),
        _ => node?.DeepClone(),
    };
}
