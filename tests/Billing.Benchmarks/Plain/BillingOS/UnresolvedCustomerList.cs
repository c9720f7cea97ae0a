using System.Collections.Generic;
using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.BillingOS;

internal sealed class UnresolvedCustomerList
{
    [JsonProperty("customers", Required = Required.Always)]
    public List<UnresolvedCustomer> Customers { get; set; } = null!;

    [JsonPropertyName("requestId")]
    [JsonProperty("requestId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? RequestId { get; set; }
}
