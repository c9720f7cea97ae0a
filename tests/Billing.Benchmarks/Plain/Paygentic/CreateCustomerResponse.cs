using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class CreateCustomerResponse
{
    [JsonProperty("customerId", Required = Required.Always)]
    public string CustomerId { get; set; } = null!;

    [JsonProperty("validTaxAddress", Required = Required.Always)]
    public ValidTaxAddress ValidTaxAddress { get; set; } = null!;
}
