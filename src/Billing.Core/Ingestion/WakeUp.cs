using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>Lets one worker sleep until it is woken or a time has passed.</summary>
internal sealed class WakeUp
{
    private readonly object _lock = new();
    private TaskCompletionSource<bool>? _sleeper;
    private bool _isSet;

    public void Set()
    {
        TaskCompletionSource<bool>? sleeper;
        lock (_lock)
        {
            if (_isSet)
            {
                return;
            }

            _isSet = true;
            sleeper = _sleeper;
        }

        sleeper?.TrySetResult(true);
    }

    /// <summary>Sleeps. A wake-up that came since the last sleep ends it at once.</summary>
    public async Task SleepAsync(TimeSpan longest, TimeProvider time)
    {
        var sleeper = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_isSet)
            {
                _isSet = false;
                return;
            }

            _sleeper = sleeper;
        }

        try
        {
            if (longest >= TimeSpan.FromDays(24))
            {
                await sleeper.Task.ConfigureAwait(false);
            }
            else if (longest > TimeSpan.Zero)
            {
                using var timer = new CancellationTokenSource();
                await Task.WhenAny(sleeper.Task, Waiting.Delay(time, longest, timer.Token)).ConfigureAwait(false);
#if NET8_0_OR_GREATER
                await timer.CancelAsync().ConfigureAwait(false);
#else
                timer.Cancel();
#endif
            }
        }
        finally
        {
            lock (_lock)
            {
                _sleeper = null;
                _isSet = false;
            }
        }
    }
}
