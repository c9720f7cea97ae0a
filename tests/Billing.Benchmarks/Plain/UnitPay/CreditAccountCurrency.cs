using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class CreditAccountCurrency
{
    [JsonProperty("slug", Required = Required.Always)]
    public string Slug { get; set; } = null!;

    [JsonProperty("name", Required = Required.Always)]
    public string Name { get; set; } = null!;

    [JsonProperty("denomination", Required = Required.Always)]
    public string Denomination { get; set; } = null!;

    [JsonProperty("minorUnitScale", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public int? MinorUnitScale { get; set; }
}
