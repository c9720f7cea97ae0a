using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.BillingOS;

internal sealed class EntitlementCheck
{
    [JsonProperty("feature_key", Required = Required.Always)]
    public string FeatureKey { get; set; } = null!;

    [JsonProperty("has_access", Required = Required.Always)]
    public bool HasAccess { get; set; }

    [JsonProperty("reason", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public EntitlementDenialReason? Reason { get; set; }

    [JsonProperty("limit", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? Limit { get; set; }

    [JsonProperty("usage", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? Usage { get; set; }

    [JsonProperty("metadata", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public EntitlementMetadata? Metadata { get; set; }

    [JsonPropertyName("requestId")]
    [JsonProperty("requestId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? RequestId { get; set; }
}
