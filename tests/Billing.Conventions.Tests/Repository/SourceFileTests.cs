using System;
using System.Linq;
using System.Text.RegularExpressions;
using Billing.Conventions.Tests.Api;

namespace Billing.Conventions.Tests.Repository;

public sealed class SourceFileTests
{
    private const int MaxLines = 400;

    private static readonly Regex PublicType = new(
        @"^public ((static|sealed|abstract|partial|readonly|ref|unsafe) )*(class|interface|enum|struct|record( class| struct)?|delegate [^(]*?) (?<name>[A-Z]\w*)(?=[\s<(;:]|$)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture);

    [Test]
    public void What_lies_in_a_Generated_folder_ends_in_g_cs_and_nothing_else_does()
    {
        var failures = new Failures();
        foreach (var path in RepositoryFolder.Files("src"))
        {
            var isInFolder = Regex.IsMatch(path, "^src/[^/]+/Generated/");
            failures.If(isInFolder && !RepositoryFolder.IsGenerated(path), path, "is hand-written and lies in Generated");
            failures.If(!isInFolder && RepositoryFolder.IsGenerated(path), path, "is generated and lies elsewhere");
        }

        failures.AssertNone();
    }

    [Test]
    public void Hand_written_files_are_short()
    {
        var failures = new Failures();
        foreach (var path in RepositoryFolder.HandWrittenSources())
        {
            var lines = RepositoryFolder.Read(path).Split('\n').Length - 1;
            failures.If(lines > MaxLines, path, $"{lines} lines");
        }

        failures.AssertNone();
    }

    /// <summary>The file of <c>Page&lt;T&gt;</c> is <c>Page{T}.cs</c>; a part of a class adds what it is about: <c>JsonIo.Reading.cs</c>.</summary>
    [Test]
    public void A_file_holds_one_public_type_and_is_named_after_it()
    {
        var failures = new Failures();
        foreach (var path in RepositoryFolder.Files("src").Where(path => path.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var file = path[(path.LastIndexOf('/') + 1)..];
            var name = file[..file.IndexOfAny(['.', '{'])];
            var types = PublicType.Matches(RepositoryFolder.Read(path)).Select(m => m.Groups["name"].Value).Distinct().ToList();
            failures.If(types.Count > 1 || types.Any(type => type != name), path, $"holds {string.Join(", ", types)}");
        }

        failures.AssertNone();
    }

    [Test]
    public void The_namespace_follows_from_the_project()
    {
        var failures = new Failures();
        foreach (var path in RepositoryFolder.Files("src").Where(path => path.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var project = path.Split('/')[1];
            var found = Regex.Match(RepositoryFolder.Read(path), @"^namespace ([\w.]+);", RegexOptions.Multiline).Groups[1].Value;
            var isFitting = project switch
            {
                "Shared" => true,
                "Billing.Core" => found is "" or "Billing" or "Billing.Runtime",
                "Billing.Emulator.Server" => found is "" or "Billing.Emulator",

                // Where an application looks for it.
                _ when path.EndsWith("ServiceCollectionExtensions.cs", StringComparison.Ordinal) => found == "Microsoft.Extensions.DependencyInjection",
                _ => found.Length == 0 || found == project,
            };
            failures.If(!isFitting, path, $"namespace {found}");
        }

        failures.AssertNone();
    }

    /// <summary>But in comments, where a default that differs by vendor is worth saying, and in how keys start: a key is no less secret to another vendor's client.</summary>
    [Test]
    public void Core_names_no_vendor()
    {
        var vendors = string.Join('|', Vendor.All.Select(vendor => vendor.Name));
        var failures = new Failures();
        foreach (var path in RepositoryFolder.Files("src/Billing.Core").Where(path => path.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var code = RepositoryFolder.Read(path).Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.Contains(" SecretPrefixes = ", StringComparison.Ordinal));
            foreach (var line in code.Where(line => Regex.IsMatch(line, vendors, RegexOptions.IgnoreCase)))
            {
                failures.Add(path, line.Trim());
            }
        }

        failures.AssertNone();
    }
}
