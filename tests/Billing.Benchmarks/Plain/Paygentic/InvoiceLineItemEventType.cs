using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.Paygentic;

internal enum InvoiceLineItemEventType
{
    [EnumMember(Value = "usage")]
    [JsonStringEnumMemberName("usage")]
    Usage,

    [EnumMember(Value = "fee")]
    [JsonStringEnumMemberName("fee")]
    Fee,

    [EnumMember(Value = "discount")]
    [JsonStringEnumMemberName("discount")]
    Discount,
}
