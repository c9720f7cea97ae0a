using System;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.BillingOS;

internal sealed class EntitlementMetadata
{
    [JsonProperty("remaining", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? Remaining { get; set; }

    [JsonProperty("resets_at", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? ResetsAt { get; set; }

    [JsonProperty("type", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public FeatureType? Type { get; set; }
}
