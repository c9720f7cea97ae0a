using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>One call that was cancelled, and how it ended.</summary>
/// <param name="Lateness">From the cancellation to the end of the call.</param>
/// <param name="Control">The same of a plain wait for the token and a timer, without the timer's length: how late the machine was.</param>
/// <param name="Error">How the call ended; null when it succeeded.</param>
/// <param name="Token">The caller's token.</param>
public sealed record CancelRun(TimeSpan Lateness, TimeSpan Control, Exception? Error, CancellationToken Token)
{
    /// <summary>After this long a call counts as hanging.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>What the runtime gives code that was told to stop; the control waits for a timer of the same length.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    /// <summary>Starts a call, waits until it is where it should be cancelled, and cancels it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reached">Ends when the call is where it should be.</param>
    public static async Task<CancelRun> OfAsync(Func<CancellationToken, Task> call, Func<Task> reached)
    {
        using var stop = new CancellationTokenSource();
        var running = EndOfAsync(call(stop.Token));
        await reached();
        var control = ControlAsync(stop.Token);
        var canceled = Stopwatch.GetTimestamp();
        stop.Cancel();
        var hasEnded = await Task.WhenAny(running, Task.Delay(Patience)) == running;
        var (ended, error) = hasEnded ? await running : (Stopwatch.GetTimestamp(), new TimeoutException("It hangs."));
        return new CancelRun(Stopwatch.GetElapsedTime(canceled, ended), Stopwatch.GetElapsedTime(canceled, await control), error, stop.Token);
    }

    private static async Task<(long At, Exception? Error)> EndOfAsync(Task call)
    {
        try
        {
            await call;
            return (Stopwatch.GetTimestamp(), null);
        }
        catch (Exception error)
        {
            return (Stopwatch.GetTimestamp(), error);
        }
    }

    private static async Task<long> ControlAsync(CancellationToken cancellationToken)
    {
        await EndOfAsync(Task.Delay(Timeout.Infinite, cancellationToken));
        await Task.Delay(Grace, CancellationToken.None);
        return Stopwatch.GetTimestamp() - (long)(Grace.TotalSeconds * Stopwatch.Frequency);
    }
}
