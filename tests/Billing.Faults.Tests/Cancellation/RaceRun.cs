using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>A call that was raced for by its caller and by a limit.</summary>
/// <param name="Seed">What it was made of.</param>
/// <param name="Limit">Which limit.</param>
/// <param name="Canceled">When the caller really cancelled; null when the call had ended before.</param>
/// <param name="TimedOut">When the limit really passed; null when the call had ended before.</param>
/// <param name="Error">How the call ended.</param>
/// <param name="Token">The caller's token.</param>
public sealed record RaceRun(int Seed, TimeoutLimit Limit, long? Canceled, long? TimedOut, Exception? Error, CancellationToken Token)
{
    /// <summary>Whoever is first by less than this may be reported second.</summary>
    private static readonly TimeSpan Close = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether it was the caller's.</summary>
    public bool IsCallers => TimedOut is null || Canceled < TimedOut;

    private bool IsClose => Canceled is { } canceled && TimedOut is { } timedOut && Stopwatch.GetElapsedTime(Math.Min(canceled, timedOut), Math.Max(canceled, timedOut)) < Close;

    /// <summary>Runs a call and cancels it after a while, unless it has ended.</summary>
    /// <param name="seed">What it was made of.</param>
    /// <param name="limit">Which limit runs against the caller.</param>
    /// <param name="after">When the caller cancels.</param>
    /// <param name="call">The call.</param>
    /// <param name="timedOut">When the limit passed, asked after the call.</param>
    public static async Task<RaceRun> OfAsync(int seed, TimeoutLimit limit, TimeSpan after, Func<CancellationToken, Task> call, Func<long?> timedOut)
    {
        using var stop = new CancellationTokenSource();
        long? canceled = null;
        Exception? error = null;
        var timer = new Timer(
            _ =>
            {
                canceled = Stopwatch.GetTimestamp();
                stop.Cancel();
            },
            null,
            after,
            Timeout.InfiniteTimeSpan);
        await using (timer)
        {
            try
            {
                await call(stop.Token).WaitAsync(CancelRun.Patience);
            }
            catch (Exception caught)
            {
                error = caught;
            }
        }

        // What followed from the caller's cancellation was no limit.
        var passed = timedOut();
        return new RaceRun(seed, limit, canceled, limit == TimeoutLimit.HttpClient && passed >= canceled ? null : passed, error, stop.Token);
    }

    /// <summary>What is wrong with it; null when it was reported as what it was.</summary>
    public string? Complaint() => Error switch
    {
        CallCanceledException canceled when canceled.CancellationToken == Token => IsCallers || IsClose ? null : $"Seed {Seed}: a timeout was reported as a cancellation.",
        RequestTimeoutException timeout when timeout.Limit == Limit && timeout.Attempts == 1 => !IsCallers || IsClose ? null : $"Seed {Seed}: a cancellation was reported as a timeout.",
        _ => $"Seed {Seed}: {Error?.GetType().Name ?? "no error"}, where {(IsCallers ? "the caller cancelled" : $"the limit {Limit} passed")}.",
    };
}
