using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace Billing.Conventions.Tests.Repository;

/// <summary>generated.sha256 ties what is generated to what it was generated from.</summary>
public sealed class ManifestTests
{
    private const string Path = "generator-config/generated.sha256";

    private static readonly string[] InputEndings = [".json", ".nswag", ".liquid", ".md", ".proj"];

    private static IReadOnlyDictionary<string, string> Manifest { get; } =
        RepositoryFolder.Read(Path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ")).ToDictionary(parts => parts[1], parts => parts[0]);

    [Test]
    public void Every_file_is_as_the_manifest_says()
    {
        var failures = new Failures();
        foreach (var (path, hash) in Manifest)
        {
            failures.If(!RepositoryFolder.Exists(path), path, "is gone; run scripts/generate");
            failures.If(RepositoryFolder.Exists(path) && Convert.ToHexStringLower(SHA256.HashData(RepositoryFolder.Bytes(path))) != hash, path, "has changed; run scripts/generate");
        }

        failures.AssertNone();
    }

    [Test]
    public void Every_generated_file_is_in_the_manifest() =>
        Assert.That(RepositoryFolder.Files("src").Where(RepositoryFolder.IsGenerated).Append("FUNCTIONS.md").Except(Manifest.Keys), Is.Empty);

    [Test]
    public void Every_input_is_in_the_manifest() =>
        Assert.That(RepositoryFolder.Files("openapi").Concat(RepositoryFolder.Files("generator-config").Where(path => InputEndings.Any(path.EndsWith))).Except(Manifest.Keys), Is.Empty);

    [Test]
    public void The_manifest_is_sorted_and_ends_its_lines_with_LF()
    {
        var text = RepositoryFolder.Read(Path);

        Assert.That(text, Does.EndWith("\n").And.Not.Contain("\r"));
        Assert.That(Manifest.Keys, Is.EqualTo(Manifest.Keys.Order(StringComparer.Ordinal)));
    }
}
