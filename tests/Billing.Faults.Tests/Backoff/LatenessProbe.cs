using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Backoff;

/// <summary>
/// A timer that runs beside a measurement. A gap between two requests is a wait and two trips over the loopback: on a
/// busy machine each of them takes longer by as much as the worst tick of this timer, whoever waits.
/// </summary>
public sealed class LatenessProbe : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    /// <summary>What the trips take on an idle machine with hundreds of calls at once.</summary>
    private static readonly TimeSpan Trips = TimeSpan.FromMilliseconds(50);

    /// <summary>A timer counts whole milliseconds of a clock that stands still in between.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private long _worst;

    private LatenessProbe() => _running = Task.Run(RunAsync);

    /// <summary>The worst tick so far.</summary>
    public TimeSpan Worst => TimeSpan.FromTicks(Volatile.Read(ref _worst));

    /// <summary>What a wait may be longer than it should, as seen from outside.</summary>
    public TimeSpan Allowance => Trips + (Worst * 2);

    /// <summary>Begins to measure.</summary>
    public static LatenessProbe Start() => new();

    /// <summary>Whether a gap is a wait of that length.</summary>
    /// <param name="gap">The gap.</param>
    /// <param name="shortest">The shortest wait.</param>
    /// <param name="longest">The longest wait.</param>
    public bool IsAbout(TimeSpan gap, TimeSpan shortest, TimeSpan longest) => gap >= shortest - Grain && gap <= longest + Allowance;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            await Task.Delay(Tick, CancellationToken.None);
            Volatile.Write(ref _worst, Math.Max(_worst, (Stopwatch.GetElapsedTime(began) - Tick).Ticks));
        }
    }
}
