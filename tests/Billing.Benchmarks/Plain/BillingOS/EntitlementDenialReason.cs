using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.BillingOS;

internal enum EntitlementDenialReason
{
    [EnumMember(Value = "no_active_subscription")]
    [JsonStringEnumMemberName("no_active_subscription")]
    NoActiveSubscription,

    [EnumMember(Value = "subscription_not_active")]
    [JsonStringEnumMemberName("subscription_not_active")]
    SubscriptionNotActive,

    [EnumMember(Value = "quota_exceeded")]
    [JsonStringEnumMemberName("quota_exceeded")]
    QuotaExceeded,
}
