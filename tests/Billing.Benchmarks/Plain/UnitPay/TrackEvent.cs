using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class TrackEvent
{
    [JsonProperty("customerId", Required = Required.Always)]
    public string CustomerId { get; set; } = null!;

    [JsonProperty("eventName", Required = Required.Always)]
    public string EventName { get; set; } = null!;

    [JsonProperty("quantity", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? Quantity { get; set; }

    [JsonProperty("properties", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public Dictionary<string, object?>? Properties { get; set; }

    [JsonProperty("timestamp", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? Timestamp { get; set; }

    [JsonProperty("idempotencyKey", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? IdempotencyKey { get; set; }
}
