using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.BillingOS;

internal sealed class CreateCustomerRequest
{
    [JsonProperty("external_user_id", Required = Required.Always)]
    public string ExternalUserId { get; set; } = null!;

    [JsonProperty("external_organization_id", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? ExternalOrganizationId { get; set; }

    [JsonProperty("email", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Email { get; set; }

    [JsonProperty("name", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Name { get; set; }

    [JsonProperty("metadata", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public Dictionary<string, object?>? Metadata { get; set; }

    [JsonProperty("organization_id", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? OrganizationId { get; set; }

    [JsonProperty("external_id", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? ExternalId { get; set; }

    [JsonProperty("billing_address", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public BillingAddress? BillingAddress { get; set; }
}
