using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.UnitPay;

internal enum CreditAccountStatus
{
    [EnumMember(Value = "ACTIVE")]
    [JsonStringEnumMemberName("ACTIVE")]
    Active,

    [EnumMember(Value = "FROZEN")]
    [JsonStringEnumMemberName("FROZEN")]
    Frozen,

    [EnumMember(Value = "CLOSED")]
    [JsonStringEnumMemberName("CLOSED")]
    Closed,
}
