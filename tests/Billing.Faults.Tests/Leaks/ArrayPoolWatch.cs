using System.Diagnostics.Tracing;
using System.Threading;

namespace Billing.Faults.Tests.Leaks;

/// <summary>Counts the arrays that the process-wide pools had to make, because those that were lent did not come back.</summary>
public sealed class ArrayPoolWatch : EventListener
{
    private const string Source = "System.Buffers.ArrayPoolEventSource";
    private const int BufferAllocated = 2;

    private int _allocated;

    /// <summary>How many were made.</summary>
    public int Allocated => Volatile.Read(ref _allocated);

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Source)
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId == BufferAllocated)
        {
            Interlocked.Increment(ref _allocated);
        }
    }
}
