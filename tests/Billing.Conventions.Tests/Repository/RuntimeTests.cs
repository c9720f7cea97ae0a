using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Billing.Conventions.Tests.Repository;

/// <summary>RUNTIMES.md says what is tested where; tests/packages/programs.txt is what scripts/test-packages runs.</summary>
public sealed class RuntimeTests
{
    private static ILookup<string, string> Claims { get; } =
        RepositoryFolder.Read("RUNTIMES.md").Split('\n')
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
            .Where(cells => cells.Length == 6 && cells[2] is "net10.0" or "net8.0" or "netstandard2.0")
            .SelectMany(cells => Regex.Matches(cells[4], "`([\\w.-]+)`").Select(match => (Runtime: cells[1], Program: match.Groups[1].Value)))
            .ToLookup(claim => claim.Runtime, claim => claim.Program);

    private static string[][] Programs { get; } =
        RepositoryFolder.Read("tests/packages/programs.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Select(line => line.Split('|')).ToArray();

    [Test]
    public void Every_runtime_that_the_page_calls_tested_has_its_programs_and_every_program_is_on_the_page() =>
        Assert.That(
            Claims.SelectMany(claim => claim.Select(program => $"{claim.Key}: {program}")),
            Is.EquivalentTo(Programs.Select(program => $"{program[4]}: {program[0]}")));

    [Test]
    public void Every_program_has_its_folder_and_every_folder_is_run()
    {
        var folders = RepositoryFolder.Files("tests/packages").Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(path => path.Split('/')[2]);

        Assert.That(Programs.Select(program => program[1]).Where(name => name != "-").Distinct(), Is.EquivalentTo(folders));
    }

    [Test]
    public void Every_runtime_version_of_the_page_is_the_one_that_runs()
    {
        var named = Regex.Matches(RepositoryFolder.Read("RUNTIMES.md"), @"\b[89]\.0\.\d+\b").Select(match => match.Value).Distinct();
        var run = Regex.Matches(RepositoryFolder.Read("tests/packages/Directory.Build.props"), ">([89]\\.0\\.\\d+)<").Select(match => match.Groups[1].Value);

        Assert.That(named, Is.EquivalentTo(run));
    }
}
