using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class CustomerNotificationSettings
{
    [JsonProperty("invoiceIssued", Required = Required.Always)]
    public bool InvoiceIssued { get; set; }

    [JsonProperty("invoicePaid", Required = Required.Always)]
    public bool InvoicePaid { get; set; }

    [JsonProperty("renewalReminder", Required = Required.Always)]
    public bool RenewalReminder { get; set; }
}
