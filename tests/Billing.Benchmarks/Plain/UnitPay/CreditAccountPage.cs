using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class CreditAccountPage
{
    [JsonProperty("data", Required = Required.Always)]
    public List<CreditAccount> Data { get; set; } = null!;

    [JsonProperty("hasMore", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public bool? HasMore { get; set; }

    [JsonProperty("nextCursor", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? NextCursor { get; set; }

    [JsonProperty("prevCursor", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? PrevCursor { get; set; }
}
