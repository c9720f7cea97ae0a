using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>What many cancelled calls must show together.</summary>
public static class CancelCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AtTheLatest = TimeSpan.FromMilliseconds(500);

    /// <summary>What is wrong with them; nothing when cancellation is obeyed.</summary>
    /// <param name="runs">The calls.</param>
    /// <param name="effects">What each call may say that it did.</param>
    /// <remarks>A busy machine is late with everything: what it was late with the plainest of waits is added to the limits.</remarks>
    public static IReadOnlyList<string> Complaints(IReadOnlyCollection<CancelRun> runs, params Effect[] effects)
    {
        var complaints = new List<string>();
        complaints.AddRange(runs.Select(run => WrongEnd(run, effects)).OfType<string>().Distinct());
        AddLate(complaints, "99 of 100", Soon, Percentile(runs.Select(run => run.Lateness), 0.99), Percentile(runs.Select(run => run.Control), 0.99));
        AddLate(complaints, "the latest", AtTheLatest, runs.Max(run => run.Lateness), runs.Max(run => run.Control));
        return complaints;
    }

    /// <summary>The figures, for the record.</summary>
    /// <param name="runs">The calls.</param>
    public static string Figures(IReadOnlyCollection<CancelRun> runs) =>
        $"{runs.Count} runs: p99 {Percentile(runs.Select(run => run.Lateness), 0.99).TotalMilliseconds:0.0} ms, max {runs.Max(run => run.Lateness).TotalMilliseconds:0.0} ms; "
        + $"machine: p99 {Percentile(runs.Select(run => run.Control), 0.99).TotalMilliseconds:0.0} ms, max {runs.Max(run => run.Control).TotalMilliseconds:0.0} ms";

    private static string? WrongEnd(CancelRun run, Effect[] effects) => run.Error switch
    {
        TimeoutException => "It hangs.",
        CallCanceledException canceled when canceled.CancellationToken != run.Token => "The token is not the caller's.",
        CallCanceledException canceled when !effects.Contains(canceled.Effect) => $"The effect is not {canceled.Effect}.",
        CallCanceledException => null,
        null => "It succeeded.",
        var other => $"It is a {other.GetType().Name}.",
    };

    private static void AddLate(List<string> complaints, string which, TimeSpan limit, TimeSpan lateness, TimeSpan control)
    {
        if (lateness > limit + control)
        {
            complaints.Add($"Late: {which} took {lateness.TotalMilliseconds:0} ms, above {limit.TotalMilliseconds:0} ms and the machine's own {control.TotalMilliseconds:0} ms.");
        }
    }

    private static TimeSpan Percentile(IEnumerable<TimeSpan> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Ceiling(sorted.Length * share) - 1];
    }
}
