using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Billing.Emulator;

namespace Billing.Conventions.Tests.Api.Listing;

/// <summary>tests/api/ against the assemblies: a change of the public API is seen in a review, never by accident.</summary>
public sealed class ApiListingTests
{
    private static IEnumerable<Assembly> Libraries => Vendor.Assemblies.Append(typeof(BillingEmulator).Assembly);

    private static IEnumerable<string> Packages => Libraries.Select(assembly => assembly.GetName().Name!);

    [TestCaseSource(nameof(Packages))]
    public void The_public_API_is_the_one_that_is_listed(string package)
    {
        var path = $"tests/api/{package}.txt";
        var actual = ApiListing.Of(Libraries.Single(assembly => assembly.GetName().Name == package).Location);
        if (Environment.GetEnvironmentVariable("UPDATE_API") == "true")
        {
            File.WriteAllText(Path.Combine(RepositoryFolder.Root, path), actual);
        }

        Assert.That(RepositoryFolder.Exists(path), Is.True, "Run scripts/api.");
        var listed = RepositoryFolder.Read(path).Split('\n');
        var found = actual.Split('\n');
        if (!listed.SequenceEqual(found))
        {
            var removed = listed.Except(found).Select(line => "- " + line.Trim());
            var added = found.Except(listed).Select(line => "+ " + line.Trim());
            Assert.Fail($"The public API changed. Run scripts/api, review and commit {path}, and say in CHANGELOG.md what changed.\n{string.Join("\n", removed.Concat(added).Take(60))}");
        }
    }

    [Test]
    public void Every_package_is_listed_and_nothing_else() =>
        Assert.That(RepositoryFolder.Files("tests/api"), Is.EquivalentTo(Packages.Select(package => $"tests/api/{package}.txt")));
}
