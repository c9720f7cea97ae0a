using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>Sends what the buffer says, on threads of the pool: nothing of it keeps a process alive.</summary>
internal sealed class IngestionWorker
{
    private readonly UsageBuffer _buffer;
    private readonly BatchSender _sender;
    private readonly IngestionNotices _notices;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<(bool Send, TaskCompletionSource<long> End)> _releases = new();
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly TaskCompletionSource<bool> _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private FlushError? _lastError;
    private bool _isStopping;

    public IngestionWorker(UsageBuffer buffer, BatchSender sender, IngestionNotices notices, TimeProvider time)
    {
        _buffer = buffer;
        _sender = sender;
        _notices = notices;
        _time = time;
        _loop = Detached(RunAsync);
    }

    /// <summary>Sends or drops what is held.</summary>
    public Task<long> ReleaseAsync(bool send)
    {
        var end = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _releases.Enqueue((send, end));
        _buffer.WakeUp.Set();
        if (_stop.IsCancellationRequested)
        {
            EndReleases();
        }

        return end.Task;
    }

    /// <summary>Sends what is left, until nothing is or the time has passed; then stops.</summary>
    public async Task StopAsync(TimeSpan deadline)
    {
        Volatile.Write(ref _isStopping, true);
        // Without a time to send in nothing starts that would be cut off at once.
        _buffer.Close(drain: deadline > TimeSpan.Zero);
        using var timer = new CancellationTokenSource();
        await Task.WhenAny(_drained.Task, Waiting.Delay(_time, deadline, timer.Token)).ConfigureAwait(false);
        Cancel(timer);
        Cancel(_stop);
        _buffer.WakeUp.Set();
        var rest = Task.WhenAll(_loop, Task.WhenAll(_running.Keys));
        await Task.WhenAny(rest, Task.Delay(IngestionDefaults.StopGrace)).ConfigureAwait(false);
        EndReleases();
    }

    /// <summary>Starts work that knows nothing of its caller: neither its activity nor its locals.</summary>
    private static Task Detached(Func<Task> work)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Task.Run(work);
        }

        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(work);
        }
    }

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException)
        {
            // The application's code heard of the end and failed: it ends all the same.
        }
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Step();
                await _buffer.WakeUp.SleepAsync(_buffer.Sleep(), _time).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                _buffer.CountRestart();
                var told = _buffer.Describe(FlushErrorKind.Worker, error, IngestionDefaults.RestartDelay);
                _buffer.EndFlushes(told);
                _notices.Failed(told);
                await RestAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task RestAsync()
    {
        try
        {
            await Waiting.Delay(_time, IngestionDefaults.RestartDelay, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The clock itself may be what fails: then the system's is waited for, lest this loop spin.
            await Task.WhenAny(Task.Delay(IngestionDefaults.RestartDelay, _stop.Token)).ConfigureAwait(false);
        }
    }

    private void Step()
    {
        if (_buffer.NeedsRecovery)
        {
            _buffer.Recover();
        }

        _buffer.Care();
        while (_releases.TryDequeue(out var release))
        {
            Release(release.Send, release.End);
        }

        _buffer.Refill();
        while (_buffer.Take() is { } job)
        {
            Start(job);
        }

        // A flush must not wait for a server that is down, nor for a limiter.
        _buffer.EndFlushes(_buffer.ClosedFor() is null ? null : _lastError);
        _buffer.EndUnreadable();
        if (Volatile.Read(ref _isStopping) && _buffer.IsDrained())
        {
            _drained.TrySetResult(true);
        }
    }

    private void Release(bool send, TaskCompletionSource<long> end)
    {
        try
        {
            end.TrySetResult(_buffer.Release(send));
        }
        catch (Exception error)
        {
            end.TrySetException(error);
            throw;
        }
    }

    /// <summary>Nobody is left to do what was asked for too late.</summary>
    private void EndReleases()
    {
        while (_releases.TryDequeue(out var release))
        {
            release.End.TrySetException(new ObjectDisposedException("ingestion"));
        }
    }

    private void Start(SendJob job)
    {
        var running = Task.Run(() => RunAsync(job));
        _running[running] = true;
        _ = running.ContinueWith(ended => _running.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task RunAsync(SendJob job)
    {
        if (await _sender.SendAsync(job, _stop.Token).ConfigureAwait(false) is { } error)
        {
            _lastError = error;
        }

        _buffer.WakeUp.Set();
    }
}
