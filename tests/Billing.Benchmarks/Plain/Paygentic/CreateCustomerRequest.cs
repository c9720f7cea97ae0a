using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class CreateCustomerRequest
{
    [JsonProperty("consumer", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public CreateCustomerRequestConsumer? Consumer { get; set; }

    [JsonProperty("consumerId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? ConsumerId { get; set; }

    [JsonProperty("merchantId", Required = Required.Always)]
    public string MerchantId { get; set; } = null!;

    [JsonProperty("taxId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? TaxId { get; set; }

    [JsonProperty("externalId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? ExternalId { get; set; }

    [JsonProperty("taxRates", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public Dictionary<string, decimal>? TaxRates { get; set; }
}
