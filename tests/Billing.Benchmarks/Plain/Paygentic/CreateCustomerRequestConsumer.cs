using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class CreateCustomerRequestConsumer
{
    [JsonProperty("name", Required = Required.Always)]
    public string Name { get; set; } = null!;

    [JsonProperty("email", Required = Required.Always)]
    public string Email { get; set; } = null!;

    [JsonProperty("phone", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? Phone { get; set; }

    [JsonProperty("address", Required = Required.Always)]
    public Address Address { get; set; } = null!;
}
