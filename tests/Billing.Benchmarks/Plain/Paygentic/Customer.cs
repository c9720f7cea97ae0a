using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class Customer
{
    [JsonProperty("id", Required = Required.Always)]
    public string Id { get; set; } = null!;

    [JsonProperty("object", Required = Required.Always)]
    public string Object { get; set; } = null!;

    [JsonProperty("consumerId", Required = Required.Always)]
    public string ConsumerId { get; set; } = null!;

    [JsonProperty("createdAt", Required = Required.Always)]
    public DateTimeOffset CreatedAt { get; set; }

    [JsonProperty("merchantId", Required = Required.Always)]
    public string MerchantId { get; set; } = null!;

    [JsonProperty("organization", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public CustomerOrganization? Organization { get; set; }

    [JsonProperty("taxId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? TaxId { get; set; }

    [JsonProperty("externalId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? ExternalId { get; set; }

    [JsonProperty("taxRates", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public Dictionary<string, decimal>? TaxRates { get; set; }

    [JsonProperty("updatedAt", Required = Required.Always)]
    public DateTimeOffset UpdatedAt { get; set; }

    [JsonProperty("validTaxAddress", Required = Required.Always)]
    public ValidTaxAddress ValidTaxAddress { get; set; } = null!;

    [JsonProperty("notificationSettings", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public CustomerNotificationSettings? NotificationSettings { get; set; }
}
