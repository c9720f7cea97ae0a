using System;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class CreditGrant
{
    [JsonProperty("id", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Id { get; set; }

    [JsonProperty("source", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Source { get; set; }

    [JsonProperty("amount", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? Amount { get; set; }

    [JsonProperty("remaining", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? Remaining { get; set; }

    [JsonProperty("priority", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public int? Priority { get; set; }

    [JsonProperty("expiresAt", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? ExpiresAt { get; set; }
}
