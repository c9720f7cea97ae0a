using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.BillingOS;

internal enum FeatureType
{
    [EnumMember(Value = "boolean_flag")]
    [JsonStringEnumMemberName("boolean_flag")]
    BooleanFlag,

    [EnumMember(Value = "usage_quota")]
    [JsonStringEnumMemberName("usage_quota")]
    UsageQuota,

    [EnumMember(Value = "numeric_limit")]
    [JsonStringEnumMemberName("numeric_limit")]
    NumericLimit,
}
