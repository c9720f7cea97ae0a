using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class IngestEventRequest
{
    [JsonProperty("type", Required = Required.Always)]
    public string Type { get; set; } = null!;

    [JsonProperty("source", Required = Required.Always)]
    public string Source { get; set; } = null!;

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

    [JsonProperty("data", Required = Required.Always)]
    public Dictionary<string, object?> Data { get; set; } = null!;
}
