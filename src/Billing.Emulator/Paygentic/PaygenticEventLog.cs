using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>All usage events, each idempotency key once.</summary>
internal sealed class PaygenticEventLog
{
    private readonly Dictionary<string, PaygenticEvent> _byKey = new(StringComparer.Ordinal);
    private readonly List<PaygenticEvent> _events = new();

    internal PaygenticEvent? Find(string key) => _byKey.TryGetValue(key, out PaygenticEvent? known) ? known : null;

    internal void Add(PaygenticEvent item)
    {
        _byKey.Add(item.IdempotencyKey, item);
        _events.Add(item);
    }

    /// <summary>What a metric counts between two times: the start is inside, the end is not (the vendor does not say).</summary>
    internal IEnumerable<PaygenticEvent> Of(JsonObject metric, DateTimeOffset from, DateTimeOffset to)
    {
        DateTimeOffset earliest = metric.Time("eventFrom") ?? DateTimeOffset.MinValue;
        return _events.Where(item => item.Type == metric.Text("eventType") && item.Time >= from && item.Time < to && item.Time >= earliest);
    }
}
