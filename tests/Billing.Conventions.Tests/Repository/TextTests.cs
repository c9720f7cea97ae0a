using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Billing.Conventions.Tests.Repository;

/// <summary>What no file of the repository may hold.</summary>
public sealed class TextTests
{
    private static readonly string[] Binary = [".png", ".snk", ".nupkg", ".dll", ".pdb"];

    // The words are put together here, so that this file does not hold them itself.
    private static readonly Regex MachinePath = new($@"(?<![\w./:$}}-])(?:/(?:{string.Join('|', "work", "root", "tmp", "home", "Users", "mnt", "var/tmp")})/[\w.]|[A-Z]:\\\\?Users\\)");

    private static readonly Regex RegistryHost = new($"(?:{string.Join('|', "nuget", "npmjs", "yarnpkg", "jsdelivr", "unpkg")})\\.(?:org|com)");

    private static readonly Regex Unfinished = new($"\\b(?:TO{"DO"}|FIX{"ME"}|HA{"CK"}|NotImplemented{"Exception"})\\b");

    [Test]
    public void No_file_names_a_place_on_one_machine() => NoLineMatches(MachinePath, RepositoryFolder.Files());

    [Test]
    public void No_file_names_a_registry() => NoLineMatches(RegistryHost, RepositoryFolder.Files());

    [Test]
    public void Nothing_is_left_unfinished() =>
        NoLineMatches(Unfinished, new[] { "src", "tests", "samples", "scripts", "generator-config", "openapi" }.SelectMany(RepositoryFolder.Files));

    /// <summary>So that it installs from whichever registry is configured.</summary>
    [Test]
    public void The_lock_file_names_no_place_to_download_from() =>
        Assert.That(RepositoryFolder.Read("generator-config/package-lock.json"), Does.Not.Contain("\"resolved\""));

    [Test]
    public void Text_files_use_LF_and_end_with_it()
    {
        var failures = new Failures();
        foreach (var path in TextFiles(RepositoryFolder.Files()))
        {
            var text = RepositoryFolder.Read(path);
            failures.If(text.Contains('\r', StringComparison.Ordinal), path, "holds a carriage return");
            failures.If(text.Length > 0 && !text.EndsWith('\n'), path, "does not end with a newline");
            failures.If(text.Contains('\t', StringComparison.Ordinal) && !path.EndsWith(".sln", StringComparison.Ordinal), path, "holds a tab");
        }

        failures.AssertNone();
    }

    private static void NoLineMatches(Regex forbidden, IEnumerable<string> paths)
    {
        var failures = new Failures();
        foreach (var path in TextFiles(paths))
        {
            foreach (var (line, number) in RepositoryFolder.Read(path).Split('\n').Select((line, index) => (line, index + 1)))
            {
                failures.If(forbidden.IsMatch(line), $"{path}:{number}", forbidden.Match(line).Value);
            }
        }

        failures.AssertNone();
    }

    private static IEnumerable<string> TextFiles(IEnumerable<string> paths) => paths.Where(path => !Binary.Any(path.EndsWith));
}
