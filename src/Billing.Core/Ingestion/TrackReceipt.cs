using System;

namespace Billing;

/// <summary>What <c>Track</c> fixed for an event, and where it put it.</summary>
public readonly struct TrackReceipt : IEquatable<TrackReceipt>
{
    /// <summary>Makes a receipt; applications use it only in their own tests.</summary>
    /// <param name="idempotencyKey">The event's key.</param>
    /// <param name="timestamp">The event's time.</param>
    /// <param name="storage">Where the event is.</param>
    public TrackReceipt(string idempotencyKey, DateTimeOffset timestamp, EventStorage storage)
    {
        IdempotencyKey = idempotencyKey;
        Timestamp = timestamp;
        Storage = storage;
    }

    /// <summary>The key that the event carries on every attempt, also after a restart.</summary>
    public string IdempotencyKey { get; }

    /// <summary>When the usage happened, in UTC: as given, or when <c>Track</c> was called.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>Where the event is.</summary>
    public EventStorage Storage { get; }

    /// <summary>Compares.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are the same.</returns>
    public static bool operator ==(TrackReceipt left, TrackReceipt right) => left.Equals(right);

    /// <summary>Compares.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(TrackReceipt left, TrackReceipt right) => !left.Equals(right);

    /// <summary>Compares.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether they are the same.</returns>
    public bool Equals(TrackReceipt other) =>
        string.Equals(IdempotencyKey, other.IdempotencyKey, StringComparison.Ordinal) && Timestamp == other.Timestamp && Storage == other.Storage;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TrackReceipt other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IdempotencyKey is null ? 0 : StringComparer.Ordinal.GetHashCode(IdempotencyKey);
}
