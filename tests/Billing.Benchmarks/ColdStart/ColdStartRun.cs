using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Billing.Benchmarks.Loopback;

namespace Billing.Benchmarks.ColdStart;

/// <summary>From the start of a process to its first answer, with the SDK and bare, by turns.</summary>
internal static class ColdStartRun
{
    private const int Runs = 21;
    private const double Goal = 20;

    /// <summary>Prints the times and, for both ways, what the start was made of.</summary>
    /// <param name="program">The published program.</param>
    public static void Print(string program)
    {
        using var server = new ServerProcess("paygentic-customer");
        var (ours, raw) = (new List<double>(), new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            var (with, without) = (Start(program, "ours", server.Url), Start(program, "raw", server.Url));
            // The first start reads the files from the disk.
            if (run > 0)
            {
                ours.Add(with);
                raw.Add(without);
            }
        }

        Console.WriteLine("| from start to first answer, ms | ours | bare | **of our own** | goal |");
        Console.WriteLine("|---|---|---|---|---|");
        Print("best of " + Runs, ours.Min(), raw.Min(), ours.Min() - raw.Min());
        Print("median", Median(ours), Median(raw), Median(ours.Zip(raw, (with, without) => with - without)));
        Console.WriteLine();
        Console.Write(Profile(program, "ours", server.Url));
        Console.Write(Profile(program, "raw", server.Url));
    }

    private static void Print(string name, double ours, double raw, double own) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {ours:F1} | {raw:F1} | {own:F1} | {Goal:F0} |"));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static double Start(string program, string way, string url)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, [way, url]) { RedirectStandardOutput = true })!;
        var answer = process.StandardOutput.ReadLine();
        var time = Stopwatch.GetElapsedTime(start);
        process.WaitForExit();
        return answer?.StartsWith("cus_", StringComparison.Ordinal) == true ? time.TotalMilliseconds : throw new InvalidOperationException($"{way} answered {answer}.");
    }

    private static string Profile(string program, string way, string url)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [way, url, "profile"]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return way + ": " + text;
    }
}
