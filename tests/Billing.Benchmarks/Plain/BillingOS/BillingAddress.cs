using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.BillingOS;

internal sealed class BillingAddress
{
    [JsonProperty("street", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Street { get; set; }

    [JsonProperty("city", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? City { get; set; }

    [JsonProperty("state", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? State { get; set; }

    [JsonProperty("postal_code", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? PostalCode { get; set; }

    [JsonProperty("country", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Country { get; set; }
}
