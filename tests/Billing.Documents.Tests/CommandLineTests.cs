using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json.Nodes;

namespace Billing.Documents.Tests;

public sealed class CommandLineTests
{
    private const string Before = "'A': { 'type': 'object', 'properties': { 'a': { 'type': 'string' } } }";

    private string _folder = "";

    private static IEnumerable<TestCaseData> Severities()
    {
        yield return new TestCaseData(Before, 0).SetArgDisplayNames("nothing");
        yield return new TestCaseData(Before.Replace("'string'", "'string', 'description': 'A.'", StringComparison.Ordinal), 0).SetArgDisplayNames("documentation");
        yield return new TestCaseData(Before.Replace("'string'", "'string', 'deprecated': true", StringComparison.Ordinal), 1).SetArgDisplayNames("deprecation");
        yield return new TestCaseData(Before + ", 'B': { 'type': 'string', 'enum': ['b', 'c'] }", 1).SetArgDisplayNames("addition");
        yield return new TestCaseData(Before.Replace("'string'", "'string', 'x-lenient': true", StringComparison.Ordinal), 3).SetArgDisplayNames("behaviour");
        yield return new TestCaseData(Before.Replace("'string'", "'integer'", StringComparison.Ordinal), 4).SetArgDisplayNames("breaking");
    }

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("billing-documents-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Severities))]
    public void The_exit_code_says_how_grave_it_is(string schemas, int code) =>
        Assert.That(Run("compare", Document("old.json", Before), Document("new.json", schemas)).Code, Is.EqualTo(code));

    [Test]
    public void The_text_names_place_CSharp_and_impacts()
    {
        var text = Compare();

        Assert.That(text, Is.EqualTo("source-breaking\n  A.a (A.A): is int now, was string [also binary-breaking]\n\naddition\n  B: the type is new\n\n1 source-breaking, 1 addition; a major version, or a minor one before 1.0\n"));
    }

    [Test]
    public void The_version_is_proposed() => Assert.That(Compare("--current", "1.4.2"), Does.EndWith("; version 1.4.2 → 2.0.0\n"));

    [Test]
    public void Markdown_shows_what_breaks_and_folds_what_is_new()
    {
        var text = Compare("--format", "markdown");

        Assert.That(text, Does.Contain("#### source-breaking: 1\n").And.Contain("| `A.a` | `A.A` | is int now, was string | binary-breaking |  |\n").And.Contain("<summary>addition: 1</summary>"));
    }

    [Test]
    public void Json_holds_it_all()
    {
        var json = JsonNode.Parse(Compare("--format", "json", "--current", "0.1.0"))!;
        Assert.Multiple(() =>
        {
            Assert.That((int)json["exitCode"]!, Is.EqualTo(4));
            Assert.That((string?)json["bump"], Is.EqualTo("major"));
            Assert.That((string?)json["proposedVersion"], Is.EqualTo("0.2.0"));
            Assert.That((int)json["counts"]!["binary-breaking"]!, Is.EqualTo(1));
            Assert.That(json["changes"]![0]!.ToJsonString(), Is.EqualTo(
                """{"rule":"type-changed","impacts":["source-breaking","binary-breaking"],"severe":false,"breaking":true,"place":"A.a","csharp":"A.A","message":"is int now, was string","requests":[],"responses":[]}"""));
        });
    }

    [Test]
    public void A_file_takes_the_report()
    {
        var file = Path.Combine(_folder, "report.txt");
        Assert.Multiple(() =>
        {
            Assert.That(Compare("--output", file), Is.Empty);
            Assert.That(File.ReadAllText(file), Does.StartWith("source-breaking\n"));
        });
    }

    [Test]
    public void A_changelog_takes_the_changes()
    {
        var file = Write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n");
        Compare("--changelog", file);

        Assert.That(File.ReadAllText(file), Does.Contain("### Added\n\n- new types: `B`.\n"));
    }

    [TestCase("{ 'openapi': '3.0.3', 'paths': {}, 'paths': {} }", "#/paths: the member \"paths\" stands twice")]
    [TestCase("{ 'openapi': '3.0.3', 'paths': {}, 'components': { 'schemas': { 'A': { 'items': { '$ref': '#/x' } } } } }", "#/components/schemas/A/items/$ref: the reference \"#/x\" leads nowhere")]
    [TestCase("no", "#: is not JSON")]
    public void Bad_input_is_told_and_nothing_is_written(string json, string message)
    {
        var changelog = Write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n");
        var report = Path.Combine(_folder, "report.txt");
        var bad = Write("bad.json", json.Replace('\'', '"'));
        foreach (var documents in new[] { new[] { bad, Document("good.json", Before) }, [Document("good.json", Before), bad] })
        {
            var (code, output, error) = Run(["compare", .. documents, "--changelog", changelog, "--output", report]);
            Assert.Multiple(() =>
            {
                Assert.That(code, Is.EqualTo(2));
                Assert.That(error, Does.StartWith(bad + message));
                Assert.That(output, Is.Empty);
                Assert.That(File.Exists(report), Is.False);
                Assert.That(File.ReadAllText(changelog), Is.EqualTo("# Changelog\n\n## Unreleased\n"));
            });
        }
    }

    [TestCase("compare")]
    [TestCase("compare a.json b.json --format yaml")]
    [TestCase("compare a.json b.json --current 1.0")]
    [TestCase("unknown")]
    [TestCase("compare nowhere.json nowhere.json")]
    public void A_command_that_cannot_be_run_is_bad_input(string arguments)
    {
        var (code, output, error) = Run(arguments.Split(' '));
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(error, Is.Not.Empty);
            Assert.That(output, Is.Empty);
        });
    }

    [Test]
    public void Help_documents_the_exit_codes() => Assert.That(Run("compare", "--help").Output, Does.Contain("Exit codes").And.Contain("2 is bad input"));

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Program.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private string Compare(params string[] options) =>
        Run(["compare", Document("old.json", Before), Document("new.json", Before.Replace("'string'", "'integer'", StringComparison.Ordinal) + ", 'B': { 'type': 'string', 'enum': ['b', 'c'] }"), .. options]).Output;

    private string Document(string name, string schemas) => Write(name, TestDocument.Json(schemas: $"{{ {schemas} }}"));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
