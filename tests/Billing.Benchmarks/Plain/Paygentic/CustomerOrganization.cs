using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class CustomerOrganization
{
    [JsonProperty("id", Required = Required.Always)]
    public string Id { get; set; } = null!;

    [JsonProperty("address", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public Address? Address { get; set; }

    [JsonProperty("billingEmails", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public List<string>? BillingEmails { get; set; }

    [JsonProperty("name", Required = Required.Always)]
    public string Name { get; set; } = null!;

    [JsonProperty("phone", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Phone { get; set; }
}
