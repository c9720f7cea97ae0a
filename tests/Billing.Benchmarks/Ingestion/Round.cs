using System;
using System.Diagnostics;

namespace Billing.Benchmarks.Ingestion;

/// <summary>Repeats something and keeps how long each time took.</summary>
internal sealed class Round
{
    private readonly double[] _microseconds;

    private Round(double[] microseconds, TimeSpan elapsed)
    {
        _microseconds = microseconds;
        Array.Sort(_microseconds);
        PerSecond = microseconds.Length / elapsed.TotalSeconds;
    }

    public double PerSecond { get; }

    public static Round Of(int count, Action<int> work)
    {
        var microseconds = new double[count];
        var start = Stopwatch.GetTimestamp();
        var before = start;
        for (var index = 0; index < count; index++)
        {
            work(index);
            var after = Stopwatch.GetTimestamp();
            microseconds[index] = Stopwatch.GetElapsedTime(before, after).TotalMicroseconds;
            before = after;
        }

        return new Round(microseconds, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>The duration that this share of them does not exceed.</summary>
    public double Percentile(double share) => _microseconds[(int)((_microseconds.Length - 1) * share)];

    public Round Better(Round? other) => other is null || PerSecond > other.PerSecond ? this : other;
}
