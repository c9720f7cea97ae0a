using System.Collections.Generic;

namespace Billing.Documents.Tests.Reporting;

public sealed class ChangelogTests
{
    private const string Head = "# Changelog\n\nWords.\n\n";

    private static IReadOnlyList<Change> Breaking { get; } =
    [
        new("member-removed", "Plan.name", "Plan.Name", "is gone") { Impacts = Impact.SourceBreaking | Impact.BinaryBreaking },
        new("member-added", "Plan.title", "Plan.Title", "is new (string)") { Impacts = Impact.Addition },
        new("member-added", "Plan.text", "Plan.Text", "is new (string)") { Impacts = Impact.Addition },
        new("description-changed", "Plan.id", "Plan.Id", "the description changed") { Impacts = Impact.Documentation },
    ];

    private const string Section = "### Added\n\n- Acme: `Plan` has `Title`, `Text`.\n\n### Removed\n\n- Acme: **breaking** (source-breaking, binary-breaking): `Plan.Name` is gone.\n";

    [Test]
    public void A_section_of_the_next_version_is_begun() =>
        Assert.That(Add(Head + "## 0.1.0\n\n- Old.\n", new(0, 1, 0)), Is.EqualTo(Head + "## 0.2.0\n\n" + Section + "\n## 0.1.0\n\n- Old.\n"));

    [Test]
    public void A_first_section_is_begun() => Assert.That(Add("# Changelog\n", new(0, 1, 0)), Is.EqualTo("# Changelog\n\n## 0.2.0\n\n" + Section));

    [Test]
    public void A_section_that_is_not_released_yet_is_filled() =>
        Assert.That(Add(Head + "## 0.2.0\n\n<!-- api: 1 -->\n\n### Added\n\n- Mine.\n\n## 0.1.0\n\n- Old.\n", new(0, 1, 0)),
            Is.EqualTo(Head + "## 0.2.0\n\n<!-- api: 1 -->\n\n" + Section.Replace("### Added\n\n", "### Added\n\n- Mine.\n", System.StringComparison.Ordinal) + "\n## 0.1.0\n\n- Old.\n"));

    [TestCase("## Unreleased")]
    [TestCase("## [Unreleased]")]
    public void A_section_without_a_version_is_filled(string heading) =>
        Assert.That(Add($"{Head}{heading}\n\n## 0.1.0\n\n- Old.\n", null), Is.EqualTo($"{Head}{heading}\n\n{Section}\n## 0.1.0\n\n- Old.\n"));

    [Test]
    public void Nothing_is_added_twice()
    {
        var once = Add(Head + "## 0.1.0\n\n- Old.\n", new(0, 1, 0));

        Assert.That(Add(once, new(0, 1, 0)), Is.EqualTo(once));
    }

    [Test]
    public void A_section_that_is_too_low_stays() => Assert.That(Add(Head + "## 0.1.1\n\n- Mine.\n", new(0, 1, 0)), Does.StartWith(Head + "## 0.2.0\n").And.EndWith("\n## 0.1.1\n\n- Mine.\n"));

    [Test]
    public void Documentation_alone_adds_nothing()
    {
        var report = new Report("Acme", "a", "b", [Breaking[3]], new(0, 1, 0));

        Assert.That(Changelog.Add("C.md", Head, report), Is.EqualTo(Head));
    }

    [Test]
    public void Without_a_version_or_a_section_it_is_refused() =>
        Assert.That(() => Add(Head + "## 0.1.0\n", null), Throws.TypeOf<DocumentException>().With.Message.Contains("--current"));

    private static string Add(string text, SemanticVersion? current) => Changelog.Add("C.md", text, new Report("Acme", "a", "b", Breaking, current));
}
