using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.Paygentic;

internal enum EntityType
{
    [EnumMember(Value = "item")]
    [JsonStringEnumMemberName("item")]
    Item,

    [EnumMember(Value = "customer")]
    [JsonStringEnumMemberName("customer")]
    Customer,
}
