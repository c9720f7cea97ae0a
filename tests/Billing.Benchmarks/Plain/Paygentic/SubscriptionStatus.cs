using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.Paygentic;

internal enum SubscriptionStatus
{
    [EnumMember(Value = "pending_payment")]
    [JsonStringEnumMemberName("pending_payment")]
    PendingPayment,

    [EnumMember(Value = "active")]
    [JsonStringEnumMemberName("active")]
    Active,

    [EnumMember(Value = "terminated")]
    [JsonStringEnumMemberName("terminated")]
    Terminated,
}
