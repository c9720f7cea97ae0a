using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class Customer
{
    [JsonProperty("id", Required = Required.Always)]
    public string Id { get; set; } = null!;

    [JsonProperty("externalId", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? ExternalId { get; set; }

    [JsonProperty("name", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? Name { get; set; }

    [JsonProperty("email", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? Email { get; set; }

    [JsonProperty("status", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Status { get; set; }

    [JsonProperty("type", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Type { get; set; }

    [JsonProperty("salesMotion", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? SalesMotion { get; set; }

    [JsonProperty("billingAddress", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public Dictionary<string, object?>? BillingAddress { get; set; }

    [JsonProperty("locale", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? Locale { get; set; }

    [JsonProperty("defaultPaymentMethodId", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? DefaultPaymentMethodId { get; set; }

    [JsonProperty("metadata", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public Dictionary<string, object?>? Metadata { get; set; }

    [JsonProperty("createdAt", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? CreatedAt { get; set; }

    [JsonProperty("updatedAt", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? UpdatedAt { get; set; }
}
