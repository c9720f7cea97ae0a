using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class ExternalReference
{
    [JsonProperty("id", Required = Required.Always)]
    public string Id { get; set; } = null!;

    [JsonProperty("object", Required = Required.Always)]
    public string Object { get; set; } = null!;

    [JsonProperty("merchantId", Required = Required.Always)]
    public string MerchantId { get; set; } = null!;

    [JsonProperty("entityType", Required = Required.Always)]
    public EntityType EntityType { get; set; }

    [JsonProperty("entityId", Required = Required.Always)]
    public string EntityId { get; set; } = null!;

    [JsonProperty("provider", Required = Required.Always)]
    public string Provider { get; set; } = null!;

    [JsonProperty("externalId", Required = Required.Always)]
    public string ExternalId { get; set; } = null!;

    [JsonProperty("externalLabel", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? ExternalLabel { get; set; }

    [JsonProperty("metadata", Required = Required.Always)]
    public Dictionary<string, object?> Metadata { get; set; } = null!;

    [JsonProperty("isPrimary", Required = Required.Always)]
    public bool IsPrimary { get; set; }

    [JsonProperty("isDefault", Required = Required.Always)]
    public bool IsDefault { get; set; }

    [JsonProperty("createdAt", Required = Required.Always)]
    public DateTimeOffset CreatedAt { get; set; }

    [JsonProperty("updatedAt", Required = Required.Always)]
    public DateTimeOffset UpdatedAt { get; set; }
}
