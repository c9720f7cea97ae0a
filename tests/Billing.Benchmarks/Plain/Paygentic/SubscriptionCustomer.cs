using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class SubscriptionCustomer
{
    [JsonProperty("id", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Id { get; set; }

    [JsonProperty("merchantId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? MerchantId { get; set; }

    [JsonProperty("merchant", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public SubscriptionParty? Merchant { get; set; }

    [JsonProperty("consumer", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public SubscriptionParty? Consumer { get; set; }
}
