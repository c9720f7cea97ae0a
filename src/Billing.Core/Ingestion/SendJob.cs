using System.Collections.Generic;

namespace Billing.Runtime;

/// <summary>Events that one request, or its halves, carry.</summary>
internal sealed class SendJob
{
    public SendJob(List<StoredEvent> events, long startedAt)
    {
        Events = events;
        StartedAt = startedAt;
    }

    public List<StoredEvent> Events { get; }

    public long StartedAt { get; }

    /// <summary>How many are neither settled nor returned.</summary>
    public int Open { get; set; }
}
