using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.UnitPay;

internal enum CheckDeniedReason
{
    [EnumMember(Value = "no_entitlement")]
    [JsonStringEnumMemberName("no_entitlement")]
    NoEntitlement,

    [EnumMember(Value = "usage_exceeded")]
    [JsonStringEnumMemberName("usage_exceeded")]
    UsageExceeded,

    [EnumMember(Value = "credit_exhausted")]
    [JsonStringEnumMemberName("credit_exhausted")]
    CreditExhausted,
}
