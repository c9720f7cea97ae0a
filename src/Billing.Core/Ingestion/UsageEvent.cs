using System;

namespace Billing;

/// <summary>A tracked event as it is sent: fixed by <c>Track</c>, the same on every attempt.</summary>
public sealed class UsageEvent
{
    /// <summary>Makes an event; applications use it only in their own tests.</summary>
    /// <param name="idempotencyKey">The event's key.</param>
    /// <param name="customerId">The customer.</param>
    /// <param name="timestamp">When the usage happened.</param>
    /// <param name="trackedAt">When it was tracked.</param>
    /// <param name="json">The event as it is sent.</param>
    public UsageEvent(string idempotencyKey, string customerId, DateTimeOffset timestamp, DateTimeOffset trackedAt, string json)
    {
        IdempotencyKey = idempotencyKey;
        CustomerId = customerId;
        Timestamp = timestamp;
        TrackedAt = trackedAt;
        Json = json;
    }

    /// <summary>By which the vendor recognises a repeat.</summary>
    public string IdempotencyKey { get; }

    /// <summary>Whose usage it is; events of one customer are sent in order.</summary>
    public string CustomerId { get; }

    /// <summary>When the usage happened, in UTC.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>When <c>Track</c> was called, in UTC.</summary>
    public DateTimeOffset TrackedAt { get; }

    /// <summary>The event as it is sent. Holds customer data: do not log it.</summary>
    public string Json { get; }

    /// <summary>Shows the key, never other content.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => "UsageEvent " + IdempotencyKey;
}
