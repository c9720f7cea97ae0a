using System;

namespace Billing.Emulator;

/// <summary>One deposit of credits and what is left of it.</summary>
internal sealed class UnitPayCreditGrant
{
    internal UnitPayCreditGrant(string id, string source, decimal amount, int priority, DateTimeOffset? expiresAt)
    {
        Id = id;
        Source = source;
        Amount = amount;
        Remaining = amount;
        Priority = priority;
        ExpiresAt = expiresAt;
    }

    internal string Id { get; }

    internal string Source { get; }

    internal decimal Amount { get; }

    internal decimal Remaining { get; set; }

    /// <summary>Lower numbers are used first.</summary>
    internal int Priority { get; }

    internal DateTimeOffset? ExpiresAt { get; }

    internal JsonObject ToJson() => new(StringComparer.Ordinal)
    {
        ["id"] = Id,
        ["source"] = Source,
        ["amount"] = Amount,
        ["remaining"] = Remaining,
        ["priority"] = Priority,
        ["expiresAt"] = Wire.Time(ExpiresAt),
    };
}
