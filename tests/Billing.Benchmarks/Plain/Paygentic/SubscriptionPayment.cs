using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class SubscriptionPayment
{
    [JsonProperty("amount", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal? Amount { get; set; }

    [JsonProperty("breakdown", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public SubscriptionPaymentPendingBreakdown? Breakdown { get; set; }

    [JsonProperty("checkoutUrl", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? CheckoutUrl { get; set; }

    [JsonProperty("invoiceId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? InvoiceId { get; set; }

    [JsonProperty("paymentSessionId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? PaymentSessionId { get; set; }

    [JsonProperty("status", Required = Required.Always)]
    public string Status { get; set; } = null!;
}
