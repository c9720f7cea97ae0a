using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class TrackEventsResult
{
    [JsonProperty("accepted", Required = Required.Always)]
    public long Accepted { get; set; }

    [JsonProperty("rejected", Required = Required.Always)]
    public long Rejected { get; set; }

    [JsonProperty("rejections", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public List<EventRejection>? Rejections { get; set; }
}
