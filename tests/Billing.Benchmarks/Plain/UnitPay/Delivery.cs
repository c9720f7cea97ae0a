using System;
using System.Collections.Generic;

namespace Billing.Benchmarks.Plain.UnitPay;

/// <summary>The body of a webhook.</summary>
internal sealed class Delivery
{
    public string? Id { get; set; }

    public string? Type { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public Dictionary<string, object?>? Data { get; set; }
}
