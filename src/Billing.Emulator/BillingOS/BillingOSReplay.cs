using System;

namespace Billing.Emulator;

/// <summary>What tracked usage answered under an idempotency key, and when.</summary>
internal sealed class BillingOSReplay
{
    internal BillingOSReplay(JsonObject usage, DateTimeOffset time)
    {
        Usage = usage;
        Time = time;
    }

    internal JsonObject Usage { get; }

    internal DateTimeOffset Time { get; }
}
