using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.Paygentic;

internal enum InvoiceLineItemType
{
    [EnumMember(Value = "charge")]
    [JsonStringEnumMemberName("charge")]
    Charge,

    [EnumMember(Value = "refund")]
    [JsonStringEnumMemberName("refund")]
    Refund,
}
