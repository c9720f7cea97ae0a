using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class EventRejection
{
    [JsonProperty("index", Required = Required.Always)]
    public int Index { get; set; }

    [JsonProperty("reason", Required = Required.Always)]
    public string Reason { get; set; } = null!;

    [JsonProperty("message", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Message { get; set; }
}
