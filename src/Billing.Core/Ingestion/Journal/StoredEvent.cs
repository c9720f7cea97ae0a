using System;
using System.Text;

namespace Billing.Runtime;

/// <summary>A tracked event on its way: what was fixed by <c>Track</c>, and where it stands.</summary>
internal sealed class StoredEvent
{
    public StoredEvent(string key, string customerId, byte[] payload, int length, long timestamp, long trackedAt)
    {
        Key = key;
        CustomerId = customerId;
        Payload = payload;
        Length = length;
        Timestamp = timestamp;
        TrackedAt = trackedAt;
    }

    /// <summary>The order of tracking; never the same twice in one journal.</summary>
    public long Sequence { get; set; }

    public string Key { get; }

    public string CustomerId { get; }

    /// <summary>The JSON as UTF-8, in its first <see cref="Length"/> bytes.</summary>
    public byte[] Payload { get; private set; }

    public int Length { get; }

    /// <summary>When the usage happened, in UTC ticks.</summary>
    public long Timestamp { get; }

    /// <summary>When it was tracked, in UTC ticks of a clock that never jumps while the process lives.</summary>
    public long TrackedAt { get; }

    /// <summary>Whether an operator said that it is to be sent although it is old.</summary>
    public bool IsReleased { get; set; }

    /// <summary>The file of the journal that holds it; null when it is only in memory.</summary>
    public JournalSegment? Segment { get; set; }

    /// <summary>Whether it is done with.</summary>
    public bool IsSettled { get; set; }

    public bool IsVolatile => Segment is null;

    /// <summary>When it may be sent at the latest, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long DueAt { get; set; }

    /// <summary>How often the server failed to process it when it was sent alone.</summary>
    public int Failures { get; set; }

    public StoredEvent? Previous { get; set; }

    public StoredEvent? Next { get; set; }

    public string Json => Encoding.UTF8.GetString(Payload, 0, Length);

    /// <summary>Takes an own copy of the payload, whose array belongs to a pool.</summary>
    public void Keep()
    {
        var own = new byte[Length];
        Buffer.BlockCopy(Payload, 0, own, 0, Length);
        Payload = own;
    }

    /// <summary>The same event as one that no file holds.</summary>
    public StoredEvent InMemoryOnly() => new(Key, CustomerId, Payload, Length, Timestamp, TrackedAt) { Sequence = Sequence, IsReleased = IsReleased };

    public UsageEvent ToUsageEvent() => new(Key, CustomerId, new DateTimeOffset(Timestamp, TimeSpan.Zero), new DateTimeOffset(TrackedAt, TimeSpan.Zero), Json);
}
