using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class InvoiceLineItemsResponse
{
    [JsonProperty("invoiceId", Required = Required.Always)]
    public string InvoiceId { get; set; } = null!;

    [JsonProperty("lineItems", Required = Required.Always)]
    public List<InvoiceLineItem> LineItems { get; set; } = null!;

    [JsonProperty("items", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public List<ResolvedItem>? Items { get; set; }

    [JsonProperty("nextPageToken", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? NextPageToken { get; set; }

    [JsonProperty("totalCount", Required = Required.Always)]
    public long TotalCount { get; set; }
}
