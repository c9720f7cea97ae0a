using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Benchmarks.Workloads;

namespace Billing.Benchmarks.Measuring;

/// <summary>
/// Measures the ways of a workload round by round, one after the other, and takes the best round of each: whatever else the
/// machine does then hits all of them alike, and a round that nothing hit counts.
/// </summary>
internal static class InterleavedRun
{
    /// <summary>Shorter than what a scheduler gives at once, so that some rounds are not interrupted.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(1);

    /// <summary>Measures a workload.</summary>
    /// <param name="workload">The work.</param>
    /// <param name="rounds">How many rounds each way gets.</param>
    /// <param name="warmUp">How long each way is called, and then left alone, before anything counts; twice.</param>
    public static Comparison Measure(Workload workload, int rounds, TimeSpan warmUp)
    {
        Func<Task>[] ways = [workload.InMemory(workload.Ours), workload.InMemory(workload.Raw), .. workload.Stock is null ? [] : new[] { workload.InMemory(workload.Stock) }];
        foreach (var way in ways.Concat(ways))
        {
            Warm(way, warmUp);
        }

        var calls = CallsPerRound(ways[1]);
        var best = ways.Select(_ => new Cost(double.MaxValue, double.MaxValue)).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var step = 0; step < ways.Length; step++)
            {
                var index = (round + step) % ways.Length;
                var cost = Time(ways[index], calls);
                best[index] = new Cost(Math.Min(best[index].Nanoseconds, cost.Nanoseconds), Math.Min(best[index].Bytes, cost.Bytes));
            }
        }

        return new Comparison(workload, best[0], best[1], best.ElementAtOrDefault(2));
    }

    private static int CallsPerRound(Func<Task> way)
    {
        var calls = 1;
        while (Time(way, calls).Nanoseconds * calls < Round.TotalNanoseconds)
        {
            calls *= 2;
        }

        return calls;
    }

    private static Cost Time(Func<Task> way, int calls)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < calls; call++)
        {
            way().GetAwaiter().GetResult();
        }

        var time = Stopwatch.GetElapsedTime(start);
        return new Cost(time.TotalNanoseconds / calls, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls);
    }

    /// <summary>Until the runtime has compiled what is called often, which it does on another thread.</summary>
    private static void Warm(Func<Task> way, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < 30 || Stopwatch.GetElapsedTime(start) < time; call++)
        {
            way().GetAwaiter().GetResult();
        }

        Thread.Sleep(time);
    }
}
