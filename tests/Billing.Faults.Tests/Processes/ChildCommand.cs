using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;

namespace Billing.Faults.Tests.Processes;

/// <summary>What runs in a child process.</summary>
/// <param name="Name">A command of <c>Billing.Faults.Child</c>.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ChildCommand(string Name, params IReadOnlyList<string> Arguments)
{
    /// <summary>A program that runs it, with its own arguments, such as <c>unshare -rm</c>; empty for none.</summary>
    public IReadOnlyList<string> Wrapper { get; init; } = [];

    /// <summary>Environment variables beside the test's own; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where it runs.</summary>
    public string WorkingDirectory { get; init; } = Path.GetTempPath();

    /// <summary>The program and its arguments, with streams that the test reads and writes.</summary>
    internal ProcessStartInfo Describe()
    {
        string[] line = [.. Wrapper, System.Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", Assembly, Name, .. Arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = WorkingDirectory,
        };
        foreach (var variable in Environment)
        {
            start.Environment[variable.Key] = variable.Value;
        }

        return start;
    }

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "Billing.Faults.Child.dll");
}
