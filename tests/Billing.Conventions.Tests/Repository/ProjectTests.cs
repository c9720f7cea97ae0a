using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Billing.Conventions.Tests.Repository;

public sealed class ProjectTests
{
    private static readonly string[] BuildFiles = [".csproj", ".proj", ".targets", ".props"];

    /// <summary>Without the consumers in tests/packages, which know only packages.</summary>
    private static IReadOnlyList<string> Projects { get; } =
        RepositoryFolder.Files().Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && !path.StartsWith("tests/packages/", StringComparison.Ordinal)).ToList();

    [Test]
    public void Versions_of_packages_stand_in_one_file()
    {
        var failures = new Failures();
        foreach (var path in RepositoryFolder.Files().Where(path => BuildFiles.Any(path.EndsWith)))
        {
            foreach (var reference in XDocument.Parse(RepositoryFolder.Read(path)).Descendants("PackageReference"))
            {
                var isVersioned = reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null || reference.Element("Version") is not null;
                failures.If(isVersioned, path, $"says the version of {(string?)reference.Attribute("Include")}");
            }
        }

        failures.AssertNone();
    }

    [Test]
    public void Every_package_of_the_central_list_has_an_exact_version()
    {
        var versions = XDocument.Parse(RepositoryFolder.Read("Directory.Packages.props")).Descendants("PackageVersion");

        Assert.That(versions.Where(v => !Version.TryParse((string?)v.Attribute("Version"), out _)).Select(v => (string?)v.Attribute("Include")), Is.Empty);
    }

    [Test]
    public void Every_project_is_in_the_solution()
    {
        var solution = RepositoryFolder.Read("Billing.sln").Replace('\\', '/');

        Assert.That(Projects.Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>The package's id follows from the folder in src/Directory.Build.props, so no project says its own.</summary>
    [Test]
    public void No_project_names_its_own_package()
    {
        var elements = Projects.SelectMany(path => XDocument.Parse(RepositoryFolder.Read(path)).Descendants().Select(e => (path, e.Name.LocalName)));

        Assert.That(elements.Where(e => e.LocalName is "PackageId" or "AssemblyName" or "VersionPrefix"), Is.Empty);
    }

    [Test]
    public void Every_library_has_its_tests()
    {
        var libraries = Projects
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Select(path => path.Split('/')[1])
            .Where(name => !name.EndsWith(".Server", StringComparison.Ordinal));

        Assert.That(libraries.Where(name => !Projects.Contains($"tests/{name}.Tests/{name}.Tests.csproj")), Is.Empty);
    }
}
