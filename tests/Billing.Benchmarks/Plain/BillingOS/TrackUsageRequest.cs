using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.BillingOS;

internal sealed class TrackUsageRequest
{
    [JsonProperty("customer_id", Required = Required.Always)]
    public string CustomerId { get; set; } = null!;

    [JsonProperty("feature_key", Required = Required.Always)]
    public string FeatureKey { get; set; } = null!;

    [JsonProperty("quantity", Required = Required.Always)]
    public decimal Quantity { get; set; }

    [JsonProperty("idempotency_key", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? IdempotencyKey { get; set; }

    [JsonProperty("metadata", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public Dictionary<string, object?>? Metadata { get; set; }
}
