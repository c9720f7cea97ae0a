using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents.Tests.Comparing;

public sealed class CompareTests
{
    private static IEnumerable<TestCaseData> Table => Cases.All.Select(c => new TestCaseData(c.Pair, c.Expected).SetArgDisplayNames(c.Name));

    [TestCaseSource(nameof(Table))]
    public void A_change_has_its_class(object pair, string expected) =>
        Assert.That(((Pair)pair).Changes(), Is.EquivalentTo(expected.Split("; ", StringSplitOptions.RemoveEmptyEntries)));

    [TestCaseSource(nameof(Table))]
    public void Back_again_is_the_mirror(object pair, string expected)
    {
        var there = ((Pair)pair).Changes().Select(Rule).Where(HasMirror).Select(Mirror);
        var back = ((Pair)pair).Reversed().Changes().Select(Rule).Where(HasMirror).Select(Neutral);

        Assert.That(back, Is.EquivalentTo(there), expected);
    }

    [Test]
    public void The_table_is_long() => Assert.That(Cases.All.Count(), Is.GreaterThan(150));

    [Test]
    public void Every_name_in_the_table_is_its_own() => Assert.That(Cases.All.Select(c => c.Name), Is.Unique);

    private static string Rule(string change) => change.Split(':')[0];

    /// <summary>What was required of nobody before cannot be required less: these have only one way.</summary>
    private static bool HasMirror(string rule) => rule is not ("becomes-a-request" or "params-class-required");

    /// <summary>Another key is refused both ways.</summary>
    private static string Neutral(string rule) => rule is "security-tightened" or "security-loosened" ? "security" : rule;

    private static string Mirror(string rule)
    {
        var name = Neutral(rule);
        foreach (var (here, there) in new[] { ("-added", "-removed"), ("-tightened", "-loosened"), ("-required", "-optional") })
        {
            if (name.EndsWith(here, StringComparison.Ordinal))
            {
                return name[..^here.Length] + there;
            }

            if (name.EndsWith(there, StringComparison.Ordinal))
            {
                return name[..^there.Length] + here;
            }
        }

        return name switch { "deprecated" => "undeprecated", "undeprecated" => "deprecated", "opened" => "closed", "closed" => "opened", _ => name };
    }
}
