using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Billing.Benchmarks.Measuring;

/// <summary>Prints comparisons as Markdown: absolute numbers of (a), and ratios to it.</summary>
internal static class ComparisonTable
{
    /// <summary>What a call may take, as ratios of time and bytes to (a).</summary>
    private static readonly Dictionary<string, string> Goals = new()
    {
        ["W1"] = "1.25 / 1.20",
        ["W2"] = "1.20 / 1.15",
        ["W3"] = "1.25 / 1.20",
        ["W4"] = "1.40 / 1.40",
    };

    public static void Print(IEnumerable<Comparison> comparisons)
    {
        Console.WriteLine("| | answer, B | (a), µs | (a), B | ours, B | **ours / (a)**, time / bytes | goal | (b) / (a), time / bytes |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var (workload, ours, raw, stock) in comparisons)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {workload} | {workload.Answers.Sum(answer => Samples.Utf8(answer).Length):N0} | {raw.Nanoseconds / 1000:N2} | {raw.Bytes:N0} | {ours.Bytes:N0} | {Ratio(ours, raw)} | {Goals.GetValueOrDefault(workload.Kind, "–")} | {(stock is null ? "–" : Ratio(stock, raw))} |"));
        }
    }

    private static string Ratio(Cost cost, Cost limit) =>
        string.Create(CultureInfo.InvariantCulture, $"{cost.Nanoseconds / limit.Nanoseconds:F2} / {(limit.Bytes > 0 ? (cost.Bytes / limit.Bytes).ToString("F2", CultureInfo.InvariantCulture) : "–")}");
}
