using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Billing.Conventions.Tests.Repository;

/// <summary>The workflows, which run where no test sees them.</summary>
public sealed class WorkflowTests
{
    private static readonly Regex Script = new(@"(?<![\w/])(scripts/[\w-]+|\.ci/run)");

    private static IEnumerable<string> Workflows { get; } = RepositoryFolder.Files(".github/workflows");

    /// <summary>Each step with its job's name and its workflow's.</summary>
    private static IEnumerable<(string Place, YamlMappingNode Step)> Steps =>
        from path in Workflows
        from job in (YamlMappingNode)Read(path)["jobs"]
        from step in (YamlSequenceNode)job.Value["steps"]
        select ($"{path}: {job.Key}", (YamlMappingNode)step);

    private static IEnumerable<(string Place, string Text)> Runs => Texts("run");

    [Test]
    public void Every_script_that_they_run_is_there_and_can_be_run()
    {
        var scripts = Runs.SelectMany(run => Script.Matches(run.Text)).Select(match => match.Value).Distinct().ToList();

        Assert.That(scripts, Is.SupersetOf(new[] { ".ci/run", "scripts/regenerate", "scripts/change-report", "scripts/pack" }));
        Assert.That(scripts.Where(script => !RepositoryFolder.Exists(script) || !CanBeRun(script)), Is.Empty);
    }

    [Test]
    public void Regenerating_starts_with_its_inputs_on_a_schedule_and_by_hand()
    {
        var triggers = (YamlMappingNode)Read(".github/workflows/regenerate.yml")["on"];

        Assert.Multiple(() =>
        {
            foreach (var trigger in new[] { "pull_request", "push" })
            {
                Assert.That(((YamlSequenceNode)triggers[trigger]["paths"]).Select(path => path.ToString()), Is.EquivalentTo(new[] { "openapi/**", "generator-config/**" }), trigger);
            }

            Assert.That((string?)triggers["schedule"][0]["cron"], Does.Match(@"^(\d+|\*)( (\d+|\*)){4}$"));
            Assert.That(((YamlMappingNode)triggers["workflow_dispatch"]["inputs"]).Select(input => input.Key.ToString()), Is.EquivalentTo(new[] { "vendor", "document" }));
        });
    }

    [Test]
    public void Every_pull_request_and_every_push_to_main_is_checked_whole()
    {
        var triggers = (YamlMappingNode)Read(".github/workflows/ci.yml")["on"];

        Assert.That(triggers.Select(trigger => trigger.Key.ToString()), Is.EquivalentTo(new[] { "pull_request", "push" }));
        Assert.That(Runs.Single(run => run.Place.StartsWith(".github/workflows/ci.yml", StringComparison.Ordinal)).Text, Is.EqualTo(".ci/run"));
        Assert.That(RepositoryFolder.Read(".ci/run"), Does.Contain("scripts/generate --check"));
    }

    [Test]
    public void Each_action_has_one_version()
    {
        var actions = Texts("uses").Select(use => use.Text).Distinct().ToList();

        Assert.That(actions, Is.Not.Empty.And.All.Match(@"^actions/[\w-]+@v\d+$"));
        Assert.That(actions.Select(action => action.Split('@')[0]), Is.Unique);
    }

    /// <summary>A title or an input in the text of a command would be run by the shell; as a variable it stays a text.</summary>
    [Test]
    public void No_command_is_put_together_from_what_others_write() =>
        Assert.That(Runs.Where(run => run.Text.Contains("${{", StringComparison.Ordinal)), Is.Empty);

    /// <summary>A pull request can change a script. So those run where nothing can be written.</summary>
    [Test]
    public void What_may_write_runs_no_script_of_the_repository()
    {
        foreach (var path in Workflows)
        {
            Assert.That(Read(path)["permissions"].ToString(), Is.EqualTo(new YamlMappingNode("contents", "read").ToString()), path);
        }

        var jobs = Workflows.SelectMany(path => ((YamlMappingNode)Read(path)["jobs"]).Select(job => (Place: $"{path}: {job.Key}", Job: (YamlMappingNode)job.Value)));
        var writing = jobs.Where(job => job.Job.Children.ContainsKey("permissions")).Select(job => job.Place).ToList();
        Assert.That(writing, Is.Not.Empty);
        Assert.That(Runs.Where(run => writing.Contains(run.Place) && Script.IsMatch(run.Text)), Is.Empty);
    }

    private static IEnumerable<(string Place, string Text)> Texts(string key) =>
        Steps.Where(step => step.Step.Children.ContainsKey(key)).Select(step => (step.Place, step.Step[key].ToString()));

    private static YamlNode Read(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(RepositoryFolder.Read(path)));
        return stream.Documents.Single().RootNode;
    }

    private static bool CanBeRun(string script) =>
        OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(RepositoryFolder.Root, script)).HasFlag(UnixFileMode.UserExecute);
}
