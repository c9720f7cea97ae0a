using System;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class EventResponse
{
    [JsonProperty("id", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Id { get; set; }

    [JsonProperty("object", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Object { get; set; }

    [JsonProperty("type", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Type { get; set; }

    [JsonProperty("source", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Source { get; set; }

    [JsonProperty("subject", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Subject { get; set; }

    [JsonProperty("externalSubject", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? ExternalSubject { get; set; }

    [JsonProperty("namespace", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Namespace { get; set; }

    [JsonProperty("timestamp", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? Timestamp { get; set; }

    [JsonProperty("idempotencyKey", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? IdempotencyKey { get; set; }

    [JsonProperty("externalId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? ExternalId { get; set; }
}
