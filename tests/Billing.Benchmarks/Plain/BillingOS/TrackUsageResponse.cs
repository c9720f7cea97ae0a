using System;
using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.BillingOS;

internal sealed class TrackUsageResponse
{
    [JsonProperty("success", Required = Required.Always)]
    public bool Success { get; set; }

    [JsonProperty("feature_key", Required = Required.Always)]
    public string FeatureKey { get; set; } = null!;

    [JsonProperty("quantity", Required = Required.Always)]
    public decimal Quantity { get; set; }

    [JsonProperty("recorded_at", Required = Required.Always)]
    public DateTimeOffset RecordedAt { get; set; }

    [JsonProperty("usage", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public UsageSummary? Usage { get; set; }

    [JsonPropertyName("requestId")]
    [JsonProperty("requestId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? RequestId { get; set; }
}
