using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Checks;

/// <summary>
/// A control timer that runs beside a measurement. On a busy machine every timer is late, ours too: what the control
/// timer was late is no fault of the call.
/// </summary>
public sealed class MachineLateness : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>A timer this late is on time: an idle machine does not do better.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(15);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly Task _running;
    private TimeSpan _past;
    private long _began = Stopwatch.GetTimestamp();

    private MachineLateness() => _running = Task.Run(RunAsync);

    /// <summary>How late the machine was so far, all delays together, with the one that has not ended yet.</summary>
    public TimeSpan Total
    {
        get
        {
            lock (_lock)
            {
                return _past + Late();
            }
        }
    }

    /// <summary>Begins to measure.</summary>
    public static MachineLateness Measure() => new();

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
            await Task.Delay(Tick, CancellationToken.None);
            lock (_lock)
            {
                _past += Late();
                _began = Stopwatch.GetTimestamp();
            }
        }
    }

    private TimeSpan Late()
    {
        var late = Stopwatch.GetElapsedTime(_began) - Tick - Usual;
        return late > TimeSpan.Zero ? late : TimeSpan.Zero;
    }
}
