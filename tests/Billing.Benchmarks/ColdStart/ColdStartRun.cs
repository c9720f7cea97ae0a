using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Billing.Benchmarks.Loopback;

namespace Billing.Benchmarks.ColdStart;

/// <summary>From the start of a process to its first answer, with the SDK, as (a) and with HttpClient alone, by turns.</summary>
internal static class ColdStartRun
{
    private const int Runs = 21;
    private const double Goal = 20;

    /// <summary>Prints the times and, for each way, what the start was made of.</summary>
    /// <param name="program">The published program.</param>
    public static void Print(string program)
    {
        using var server = new ServerProcess("paygentic-customer");
        var (ours, raw, bare) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            var times = (Start(program, "ours", server.Url), Start(program, "raw", server.Url), Start(program, "bare", server.Url));
            // The first start reads the files from the disk.
            if (run > 0)
            {
                ours.Add(times.Item1);
                raw.Add(times.Item2);
                bare.Add(times.Item3);
            }
        }

        Console.WriteLine("| from start to first answer, ms | ours | (a) | HttpClient alone, no JSON | ours less (a) | **ours less HttpClient** | goal |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Print("best of " + Runs, ours.Min(), raw.Min(), bare.Min(), ours.Min() - raw.Min(), ours.Min() - bare.Min());
        Print("median", Median(ours), Median(raw), Median(bare), Median(ours.Zip(raw, (with, without) => with - without)), Median(ours.Zip(bare, (with, without) => with - without)));
        Console.WriteLine();
        Console.Write(Profile(program, "ours", server.Url));
        Console.Write(Profile(program, "raw", server.Url));
        Console.Write(Profile(program, "bare", server.Url));
    }

    private static void Print(string name, params double[] times) =>
        Console.WriteLine($"| {name} | {string.Join(" | ", times.Select(time => time.ToString("F1", CultureInfo.InvariantCulture)))} | {Goal:F0} |");

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
        return answer?.Contains("cus_", StringComparison.Ordinal) == true ? time.TotalMilliseconds : throw new InvalidOperationException($"{way} answered {answer}.");
    }

    private static string Profile(string program, string way, string url)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [way, url, "profile"]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return way + ": " + text;
    }
}
