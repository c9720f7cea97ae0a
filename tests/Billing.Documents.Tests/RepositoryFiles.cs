using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Billing.Documents.Tests;

/// <summary>The documents of this repository, and those of others that a run may bring along.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>Our own documents.</summary>
    public static IReadOnlyList<string> Ours { get; } = Directory.GetFiles(Path.Combine(Root, "openapi"), "*.json").Order(StringComparer.Ordinal).ToList();

    /// <summary>The published states of a vendor's document, oldest first: those in the folder that BILLING_SPECS names. They are no part of this repository.</summary>
    public static IReadOnlyList<string> Published { get; } =
        Environment.GetEnvironmentVariable("BILLING_SPECS") is { Length: > 0 } folder ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).ToList() : [];

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
