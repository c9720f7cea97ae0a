using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class SubscriptionParty
{
    [JsonProperty("id", Required = Required.Always)]
    public string Id { get; set; } = null!;

    [JsonProperty("name", Required = Required.Always)]
    public string Name { get; set; } = null!;

    [JsonProperty("email", Required = Required.Always)]
    public string Email { get; set; } = null!;
}
