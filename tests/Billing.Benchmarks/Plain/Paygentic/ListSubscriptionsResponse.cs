using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class ListSubscriptionsResponse
{
    [JsonProperty("data", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public List<Subscription>? Data { get; set; }

    [JsonProperty("pagination", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public OffsetPagination? Pagination { get; set; }
}
