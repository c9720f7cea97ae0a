using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.UnitPay;

internal sealed class CreditAccount
{
    [JsonProperty("id", Required = Required.Always)]
    public string Id { get; set; } = null!;

    [JsonProperty("customerId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? CustomerId { get; set; }

    [JsonProperty("status", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public CreditAccountStatus? Status { get; set; }

    [JsonProperty("balance", Required = Required.Always)]
    public decimal Balance { get; set; }

    [JsonProperty("available", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? Available { get; set; }

    [JsonProperty("reserved", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? Reserved { get; set; }

    [JsonProperty("creditCurrencyId", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? CreditCurrencyId { get; set; }

    [JsonProperty("currencyId", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public string? CurrencyId { get; set; }

    [JsonProperty("currency", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public CreditAccountCurrency? Currency { get; set; }

    [JsonProperty("grants", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public List<CreditGrant>? Grants { get; set; }
}
