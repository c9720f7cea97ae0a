using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Billing.Conventions.Tests.Api;

namespace Billing.Conventions.Tests.Repository;

public sealed class ReadmeTests
{
    private static readonly Regex Block = new("(<!-- snippet: (?<name>[\\w/]+) -->\n)?```csharp\n(?<code>.*?)```", RegexOptions.Singleline);

    private static string Readme => RepositoryFolder.Read("README.md");

    /// <summary>Those of the packages, which a feed shows without the repository around them.</summary>
    private static IEnumerable<string> PackagePages { get; } = RepositoryFolder.Files("src").Where(path => path.EndsWith("/README.md", StringComparison.Ordinal)).ToList();

    private static IEnumerable<string> Pages { get; } = ["README.md", "FUNCTIONS.md", .. PackagePages];

    [TestCaseSource(nameof(Pages))]
    public void Every_code_block_is_compiled_in_the_samples(string page)
    {
        var blocks = Block.Matches(RepositoryFolder.Read(page));

        Assert.That(blocks, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (Match block in blocks)
            {
                var name = block.Groups["name"].Value;
                Assert.That(name, Is.Not.Empty, "A block without a snippet mark: " + block.Value);
                Assert.That(block.Groups["code"].Value, Is.EqualTo(Snippet(name)), name);
            }
        });
    }

    [Test]
    public void Every_sample_is_shown_on_a_page()
    {
        var shown = Pages.SelectMany(page => Block.Matches(RepositoryFolder.Read(page))).Select(block => block.Groups["name"].Value);
        var written = RepositoryFolder.Files("samples/Readme")
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(path => path["samples/Readme/".Length..^".cs".Length]);

        Assert.That(shown, Is.EquivalentTo(written));
    }

    [Test]
    public void Every_package_has_a_short_page_that_needs_no_other()
    {
        var packages = RepositoryFolder.Files("src").Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && !RepositoryFolder.Read(path).Contains("<IsPackable>false", StringComparison.Ordinal)).ToList();

        Assert.That(PackagePages.Count(), Is.EqualTo(packages.Count));
        Assert.Multiple(() =>
        {
            foreach (var page in packages.Select(path => $"src/{path.Split('/')[1]}/README.md"))
            {
                var text = RepositoryFolder.Read(page);
                Assert.That(text, Does.StartWith($"# {page.Split('/')[1].Replace("Billing.", "Billing.Sdk.", StringComparison.Ordinal)}\n"), page);
                Assert.That(text, Does.Not.Contain("]("), page);
                Assert.That(text.Split('\n'), Has.Length.LessThan(50), page);
            }
        });
    }

    [Test]
    public void Every_link_leads_to_a_file()
    {
        var pages = new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "RUNTIMES.md", "FUNCTIONS.md" };
        var broken = from page in pages
                     from Match link in Regex.Matches(RepositoryFolder.Read(page), @"\]\((?!https?:)(?<path>[^)#]+)")
                     where !File.Exists(Path.Combine(RepositoryFolder.Root, link.Groups["path"].Value))
                     select page + ": " + link.Groups["path"].Value;

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Every_script_of_the_contributing_page_exists()
    {
        var page = RepositoryFolder.Read("CONTRIBUTING.md");
        var scripts = Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "scripts")).Select(Path.GetFileName).ToList();
        var named = Regex.Matches(page, @"scripts/(?<name>[\w-]+)").Select(match => match.Groups["name"].Value).Distinct();

        Assert.That(named, Is.SubsetOf(scripts));
    }

    [Test]
    public void The_tables_name_types_and_members_that_exist()
    {
        var known = Names().ToHashSet(StringComparer.Ordinal);
        var vendors = string.Join('|', Vendor.All.Select(vendor => vendor.Name));
        var missing = new List<string>();
        foreach (Match code in Regex.Matches(Readme, $"`(Billing\\.[A-Za-z]+\\.)?(?<name>(Billing|{vendors}|Api|Connection|RequestTimeout|ResponseValidation|Delete)[A-Za-z]*(Exception|Options|Client|Emulator))`"))
        {
            var name = code.Groups["name"].Value;
            if (!known.Contains(name))
            {
                missing.Add(name);
            }
        }

        Assert.That(missing, Is.Empty);
    }

    private static IEnumerable<string> Names() =>
        Vendor.PublicTypes
            .Select(type => type.Name)
            .Append("BillingEmulator");

    private static string Snippet(string name)
    {
        var lines = RepositoryFolder.Read($"samples/Readme/{name}.cs").Split('\n');
        var begin = Array.FindIndex(lines, line => line.Trim() == "// snippet");
        var end = Array.FindIndex(lines, line => line.Trim() == "// end");
        var indent = lines[begin].Length - lines[begin].TrimStart().Length;
        return string.Concat(lines[(begin + 1)..end].Select(line => (line.Length == 0 ? line : line[indent..]) + "\n"));
    }
}
