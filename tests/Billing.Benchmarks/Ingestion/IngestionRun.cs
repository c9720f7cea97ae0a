using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Billing.Benchmarks.Ingestion;

/// <summary>Measures ingestion, each beside what no library can be faster than, and prints a table.</summary>
internal static class IngestionRun
{
    // Many short rounds: on a busy machine some of them are not disturbed.
    private const int Rounds = 20;

    /// <summary>Runs it.</summary>
    /// <param name="smoke">Whether to look only if everything runs.</param>
    public static async Task RunAsync(bool smoke)
    {
        var rounds = smoke ? 1 : Rounds;
        var rows = new List<Row>();
        rows.AddRange(TrackRun.Measure(smoke ? 1_000 : 20_000, rounds));
        rows.AddRange(TrackRun.MeasureFsync(smoke ? 10 : 500));
        rows.AddRange(await DrainRun.MeasureAsync(smoke ? 500 : 10_000, Math.Min(rounds, 8)));
        Print(rows);
    }

    private static void Print(List<Row> rows)
    {
        Console.WriteLine("| | events/s | times the limit | medians | p50 µs | p99 µs | to reach |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---|");
        foreach (var row in rows)
        {
            Console.WriteLine(row);
        }
    }
}
