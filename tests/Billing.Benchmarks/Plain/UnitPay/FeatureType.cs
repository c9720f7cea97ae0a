using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.UnitPay;

internal enum FeatureType
{
    [EnumMember(Value = "boolean")]
    [JsonStringEnumMemberName("boolean")]
    Boolean,

    [EnumMember(Value = "metered")]
    [JsonStringEnumMemberName("metered")]
    Metered,

    [EnumMember(Value = "credit")]
    [JsonStringEnumMemberName("credit")]
    Credit,

    [EnumMember(Value = "config")]
    [JsonStringEnumMemberName("config")]
    Config,

    [EnumMember(Value = "enum")]
    [JsonStringEnumMemberName("enum")]
    Enum,
}
