using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class TrackEventsRequest
{
    [JsonProperty("events", Required = Required.Always)]
    public List<TrackEvent> Events { get; set; } = null!;
}
