using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class Address
{
    [JsonProperty("line1", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Line1 { get; set; }

    [JsonProperty("line2", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Line2 { get; set; }

    [JsonProperty("city", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? City { get; set; }

    [JsonProperty("state", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? State { get; set; }

    [JsonProperty("country", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Country { get; set; }

    [JsonProperty("zipCode", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? ZipCode { get; set; }
}
