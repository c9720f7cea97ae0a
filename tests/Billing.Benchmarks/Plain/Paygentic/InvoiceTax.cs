using System;
using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class InvoiceTax
{
    [JsonProperty("actualTax", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal? ActualTax { get; set; }

    [JsonProperty("adjustmentApplied", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public bool? AdjustmentApplied { get; set; }

    [JsonProperty("adjustmentNeeded", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public bool? AdjustmentNeeded { get; set; }

    [JsonProperty("difference", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal? Difference { get; set; }

    [JsonProperty("estimatedTax", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal? EstimatedTax { get; set; }

    [JsonProperty("reconciled", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public bool? Reconciled { get; set; }

    [JsonProperty("reconciledAt", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? ReconciledAt { get; set; }
}
