using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>Cancels many calls, a few at a time, after an uneven while.</summary>
public static class CancelLoad
{
    private const int Lanes = 20;
    private const int RunsPerLane = 10;

    /// <summary>How many calls that makes.</summary>
    public const int Runs = Lanes * RunsPerLane;

    /// <summary>Cancels calls of all vendors in a phase.</summary>
    /// <param name="phase">Where.</param>
    /// <param name="configure">What differs from the default client, beside what the phase needs.</param>
    public static Task<IReadOnlyCollection<CancelRun>> RunAsync(Phase phase, Action<BillingClientOptions>? configure = null) =>
        RunAsync(phase.Fault, (lane, url) => phase.Call(Vendor.All[lane % Vendor.All.Length], url, options =>
        {
            phase.Configure?.Invoke(options);
            configure?.Invoke(options);
        }));

    /// <summary>Cancels calls to a server with a fault.</summary>
    /// <param name="fault">What the server does; a call is cancelled after it began.</param>
    /// <param name="connect">Makes the call of one lane.</param>
    public static Task<IReadOnlyCollection<CancelRun>> RunAsync(Fault fault, Func<int, Uri, Func<CancellationToken, Task>> connect) => RunLanesAsync(async (lane, run) =>
    {
        await using var server = FaultServer.Start(fault);
        var call = connect(lane, server.Url);
        for (var n = 1; n <= RunsPerLane; n++)
        {
            var attempts = n;
            await run(call, () => UntilAsync(() => server.Attempts >= attempts));
        }
    });

    /// <summary>Cancels calls to an address, once they are started.</summary>
    /// <param name="url">The address.</param>
    /// <param name="connect">Makes the call of one lane.</param>
    public static Task<IReadOnlyCollection<CancelRun>> RunAsync(Uri url, Func<int, Uri, Func<CancellationToken, Task>> connect) => RunLanesAsync(async (lane, run) =>
    {
        var call = connect(lane, url);
        for (var n = 0; n < RunsPerLane; n++)
        {
            await run(call, () => Task.CompletedTask);
        }
    });

    private static async Task<IReadOnlyCollection<CancelRun>> RunLanesAsync(Func<int, Func<Func<CancellationToken, Task>, Func<Task>, Task>, Task> lane)
    {
        var runs = new ConcurrentQueue<CancelRun>();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(number => Task.Run(() => lane(number, async (call, reached) => runs.Enqueue(await CancelRun.OfAsync(call, async () =>
        {
            await reached();
            await Task.Delay(Random.Shared.Next(20, 100));
        }))))));
        return runs;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        // A call that never gets there ends on its own, and is seen as what it is.
        var began = Stopwatch.GetTimestamp();
        while (!condition() && Stopwatch.GetElapsedTime(began) < CancelRun.Patience)
        {
            await Task.Delay(1);
        }
    }
}
