using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Billing.Benchmarks.Tests;

/// <summary>
/// What each workload allocated when it was last written down: ours and (a). Debug has bounds of its own, as the compiler makes
/// asynchronous methods allocate there.
/// </summary>
internal static class Bounds
{
    /// <summary>How much more a call may take before somebody has to say so.</summary>
    public const double Tolerance = 1.03;

#if DEBUG
    private const string FileName = "bounds.Debug.json";
#else
    private const string FileName = "bounds.Release.json";
#endif

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static bool AreWritten { get; } = Environment.GetEnvironmentVariable("UPDATE_BOUNDS") == "true";

    public static IReadOnlyDictionary<string, Bound> Read() =>
        JsonSerializer.Deserialize<Dictionary<string, Bound>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, FileName)))!;

    public static void Write(IReadOnlyDictionary<string, Bound> bounds, [CallerFilePath] string here = "") =>
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(here)!, FileName), JsonSerializer.Serialize(bounds, Indented) + "\n");
}
