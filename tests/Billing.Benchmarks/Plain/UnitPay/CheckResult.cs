using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class CheckResult
{
    [JsonProperty("access", Required = Required.Always)]
    public bool Access { get; set; }

    [JsonProperty("deniedReason", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public CheckDeniedReason? DeniedReason { get; set; }

    [JsonProperty("remaining", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? Remaining { get; set; }

    [JsonProperty("creditBalance", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? CreditBalance { get; set; }

    [JsonProperty("feature", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public CheckFeature? Feature { get; set; }
}
