using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class InvoiceLineItem
{
    [JsonProperty("eventType", Required = Required.Always)]
    public InvoiceLineItemEventType EventType { get; set; }

    [JsonProperty("eventId", Required = Required.Always)]
    public string EventId { get; set; } = null!;

    [JsonProperty("eventSourceId", Required = Required.Always)]
    public string EventSourceId { get; set; } = null!;

    [JsonProperty("billableMetricId", Required = Required.Always)]
    public string BillableMetricId { get; set; } = null!;

    [JsonProperty("itemId", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? ItemId { get; set; }

    [JsonProperty("priceId", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? PriceId { get; set; }

    [JsonProperty("invoiceDisplayName", Required = Required.Always)]
    public string InvoiceDisplayName { get; set; } = null!;

    [JsonProperty("lineItemType", Required = Required.Always)]
    public InvoiceLineItemType LineItemType { get; set; }

    [JsonProperty("meterEventId", Required = Required.Always)]
    public string MeterEventId { get; set; } = null!;

    [JsonProperty("metricDescription", Required = Required.Always)]
    public string MetricDescription { get; set; } = null!;

    [JsonProperty("metricName", Required = Required.Always)]
    public string MetricName { get; set; } = null!;

    [JsonProperty("metricUnit", Required = Required.Always)]
    public string MetricUnit { get; set; } = null!;

    [JsonProperty("quantity", Required = Required.Always)]
    public decimal Quantity { get; set; }

    [JsonProperty("taxRate", Required = Required.Always)]
    public decimal TaxRate { get; set; }

    [JsonProperty("totalAmount", Required = Required.Always)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal TotalAmount { get; set; }

    [JsonProperty("totalPrice", Required = Required.Always)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal TotalPrice { get; set; }

    [JsonProperty("totalTax", Required = Required.Always)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal TotalTax { get; set; }

    [JsonProperty("unitPrice", Required = Required.Always)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal UnitPrice { get; set; }
}
