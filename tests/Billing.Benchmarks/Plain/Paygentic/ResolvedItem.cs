using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class ResolvedItem
{
    [JsonProperty("id", Required = Required.Always)]
    public string Id { get; set; } = null!;

    [JsonProperty("name", Required = Required.Always)]
    public string Name { get; set; } = null!;

    [JsonProperty("catalogId", Required = Required.AllowNull)]
    public string? CatalogId { get; set; }

    [JsonProperty("archivedAt", Required = Required.AllowNull)]
    public DateTimeOffset? ArchivedAt { get; set; }

    [JsonProperty("externalReferences", Required = Required.Always)]
    public List<ExternalReference> ExternalReferences { get; set; } = null!;
}
