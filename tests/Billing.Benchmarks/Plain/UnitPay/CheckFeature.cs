using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class CheckFeature
{
    [JsonProperty("slug", Required = Required.Always)]
    public string Slug { get; set; } = null!;

    [JsonProperty("type", Required = Required.Always)]
    public FeatureType Type { get; set; }
}
