using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Billing.Conventions.Tests;

/// <summary>The files of this repository, by paths relative to its root with forward slashes.</summary>
internal static class RepositoryFolder
{
    /// <summary>What .gitignore leaves out, and git's own folder.</summary>
    private static readonly string[] Ignored = [".git", "bin", "obj", "artifacts", "node_modules", "TestResults", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Absolute(path));

    public static byte[] Bytes(string path) => File.ReadAllBytes(Absolute(path));

    public static bool Exists(string path) => File.Exists(Absolute(path));

    /// <summary>Every file below a folder, sorted; without what git ignores.</summary>
    public static IReadOnlyList<string> Files(string folder = "") =>
        Below(new DirectoryInfo(Absolute(folder))).Order(StringComparer.Ordinal).ToList();

    /// <summary>The C# files of the libraries that people wrote.</summary>
    public static IEnumerable<string> HandWrittenSources() =>
        Files("src").Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !IsGenerated(path));

    public static bool IsGenerated(string path) => path.EndsWith(".g.cs", StringComparison.Ordinal);

    private static IEnumerable<string> Below(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => !file.Name.EndsWith(".user", StringComparison.Ordinal)))
        {
            yield return Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');
        }

        foreach (var path in folder.EnumerateDirectories().Where(child => !Ignored.Contains(child.Name)).SelectMany(Below))
        {
            yield return path;
        }
    }

    private static string Absolute(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run below the repository's root.");
    }
}
