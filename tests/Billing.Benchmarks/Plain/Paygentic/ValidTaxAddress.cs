using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class ValidTaxAddress
{
    [JsonProperty("message", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Message { get; set; }

    [JsonProperty("valid", Required = Required.Always)]
    public bool Valid { get; set; }
}
