using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Checks;

/// <summary>How one call ended.</summary>
/// <param name="Elapsed">How long it took, or was waited for.</param>
/// <param name="HasEnded">Whether it ended at all.</param>
/// <param name="Error">What it threw.</param>
public sealed record CallReport(TimeSpan Elapsed, bool HasEnded, Exception? Error)
{
    /// <summary>Runs a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="patience">After this long it counts as hanging.</param>
    public static async Task<CallReport> OfAsync(Func<Task> call, TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        var running = Task.Run(call);
        using var stop = new CancellationTokenSource();
        if (await Task.WhenAny(running, Task.Delay(patience, stop.Token)) != running)
        {
            return new CallReport(Stopwatch.GetElapsedTime(began), false, null);
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        await stop.CancelAsync();
        return running.Exception is { } error
            ? new CallReport(elapsed, true, error.InnerException)
            : new CallReport(elapsed, true, running.IsCanceled ? new OperationCanceledException() : null);
    }
}
