using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.BillingOS;

internal sealed class Customer
{
    [JsonProperty("id", Required = Required.Always)]
    public string Id { get; set; } = null!;

    [JsonProperty("organization_id", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? OrganizationId { get; set; }

    [JsonProperty("external_id", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? ExternalId { get; set; }

    [JsonProperty("email", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Email { get; set; }

    [JsonProperty("email_verified", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public bool? EmailVerified { get; set; }

    [JsonProperty("name", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? Name { get; set; }

    [JsonProperty("billing_address", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public BillingAddress? BillingAddress { get; set; }

    [JsonProperty("stripe_customer_id", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? StripeCustomerId { get; set; }

    [JsonProperty("metadata", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public Dictionary<string, object?>? Metadata { get; set; }

    [JsonProperty("created_at", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? CreatedAt { get; set; }

    [JsonProperty("updated_at", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? UpdatedAt { get; set; }

    [JsonProperty("deleted_at", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? DeletedAt { get; set; }

    [JsonPropertyName("requestId")]
    [JsonProperty("requestId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? RequestId { get; set; }
}
