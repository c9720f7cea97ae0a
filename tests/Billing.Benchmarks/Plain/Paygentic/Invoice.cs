using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class Invoice
{
    [JsonProperty("id", Required = Required.Always)]
    public string Id { get; set; } = null!;

    [JsonProperty("object", Required = Required.Always)]
    public string Object { get; set; } = null!;

    [JsonProperty("autoApprove", Required = Required.Always)]
    public bool AutoApprove { get; set; }

    [JsonProperty("billingAnchor", Required = Required.Always)]
    public DateTimeOffset BillingAnchor { get; set; }

    [JsonProperty("billingCadence", Required = Required.Always)]
    public string BillingCadence { get; set; } = null!;

    [JsonProperty("createdAt", Required = Required.Always)]
    public DateTimeOffset CreatedAt { get; set; }

    [JsonProperty("currency", Required = Required.Always)]
    public string Currency { get; set; } = null!;

    [JsonProperty("failureReason", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? FailureReason { get; set; }

    [JsonProperty("paymentInFlight", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public bool? PaymentInFlight { get; set; }

    [JsonProperty("gracePeriodEnd", Required = Required.Always)]
    public DateTimeOffset GracePeriodEnd { get; set; }

    [JsonProperty("grandTotal", Required = Required.Always)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal GrandTotal { get; set; }

    [JsonProperty("invoiceNumber", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? InvoiceNumber { get; set; }

    [JsonProperty("itemCount", Required = Required.Always)]
    public long ItemCount { get; set; }

    [JsonProperty("lineItems", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public InvoiceLineItemsResponse? LineItems { get; set; }

    [JsonProperty("merchantId", Required = Required.Always)]
    public string MerchantId { get; set; } = null!;

    [JsonProperty("metadata", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public Dictionary<string, object?>? Metadata { get; set; }

    [JsonProperty("nextActionAt", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? NextActionAt { get; set; }

    [JsonProperty("paidAmount", Required = Required.Always)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal PaidAmount { get; set; }

    [JsonProperty("paidAt", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? PaidAt { get; set; }

    [JsonProperty("dueAt", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? DueAt { get; set; }

    [JsonProperty("paymentUrl", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? PaymentUrl { get; set; }

    [JsonProperty("pdfUrl", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? PdfUrl { get; set; }

    [JsonProperty("periodEnd", Required = Required.Always)]
    public DateTimeOffset PeriodEnd { get; set; }

    [JsonProperty("periodStart", Required = Required.Always)]
    public DateTimeOffset PeriodStart { get; set; }

    [JsonProperty("permalink", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? Permalink { get; set; }

    [JsonProperty("sequenceNumber", Required = Required.Always)]
    public long SequenceNumber { get; set; }

    [JsonProperty("status", Required = Required.Always)]
    public InvoiceStatus Status { get; set; }

    [JsonProperty("subscriptionId", Required = Required.Always)]
    public string SubscriptionId { get; set; } = null!;

    [JsonProperty("customerId", Required = Required.Always)]
    public string CustomerId { get; set; } = null!;

    [JsonProperty("subtotal", Required = Required.Always)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal Subtotal { get; set; }

    [JsonProperty("tax", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public InvoiceTax? Tax { get; set; }

    [JsonProperty("totalTax", Required = Required.Always)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal TotalTax { get; set; }

    [JsonProperty("unpaidAmount", Required = Required.Always)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal UnpaidAmount { get; set; }

    [JsonProperty("updatedAt", Required = Required.Always)]
    public DateTimeOffset UpdatedAt { get; set; }
}
