using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class CheckRequest
{
    [JsonProperty("customerId", Required = Required.Always)]
    public string CustomerId { get; set; } = null!;

    [JsonProperty("featureSlug", Required = Required.Always)]
    public string FeatureSlug { get; set; } = null!;

    [JsonProperty("requestedUsage", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? RequestedUsage { get; set; }
}
