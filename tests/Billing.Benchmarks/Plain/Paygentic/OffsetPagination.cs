using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class OffsetPagination
{
    [JsonProperty("limit", Required = Required.Always)]
    public int Limit { get; set; }

    [JsonProperty("offset", Required = Required.Always)]
    public int Offset { get; set; }

    [JsonProperty("total", Required = Required.Always)]
    public long Total { get; set; }
}
