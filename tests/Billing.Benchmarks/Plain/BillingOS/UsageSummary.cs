using System;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.BillingOS;

internal sealed class UsageSummary
{
    [JsonProperty("consumed_units", Required = Required.Always)]
    public decimal ConsumedUnits { get; set; }

    [JsonProperty("limit_units", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? LimitUnits { get; set; }

    [JsonProperty("remaining_units", Required = Required.Always)]
    public decimal RemainingUnits { get; set; }

    [JsonProperty("period_start", Required = Required.Always)]
    public DateTimeOffset PeriodStart { get; set; }

    [JsonProperty("period_end", Required = Required.Always)]
    public DateTimeOffset PeriodEnd { get; set; }
}
