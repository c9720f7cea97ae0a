using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class ListInvoicesResponse
{
    [JsonProperty("object", Required = Required.Always)]
    public string Object { get; set; } = null!;

    [JsonProperty("data", Required = Required.Always)]
    public List<Invoice> Data { get; set; } = null!;

    [JsonProperty("pagination", Required = Required.Always)]
    public OffsetPagination Pagination { get; set; } = null!;
}
