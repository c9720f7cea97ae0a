using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class SubscriptionPaymentPendingBreakdown
{
    [JsonProperty("upfrontCharges", Required = Required.Always)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal UpfrontCharges { get; set; }

    [JsonProperty("walletCharge", Required = Required.Always)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal WalletCharge { get; set; }
}
