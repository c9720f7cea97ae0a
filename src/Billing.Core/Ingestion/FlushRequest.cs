using System.Collections.Generic;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>A flush that somebody waits for.</summary>
internal sealed class FlushRequest
{
    private const int MostRejections = 1_000;

    private readonly TaskCompletionSource<FlushResult> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<UsageRejection> _rejections = new();
    private long _accepted;
    private long _rejected;

    public FlushRequest(long marker) => Marker = marker;

    /// <summary>The number of the last event that it is about.</summary>
    public long Marker { get; }

    public Task<FlushResult> Task => _end.Task;

    public void Count(bool delivered, UsageRejection? rejection)
    {
        if (delivered)
        {
            _accepted++;
            return;
        }

        _rejected++;
        if (rejection is not null && _rejections.Count < MostRejections)
        {
            _rejections.Add(rejection);
        }
    }

    public void End(FlushError? error) => _end.TrySetResult(new FlushResult(_accepted, _rejected, _rejections, error));
}
