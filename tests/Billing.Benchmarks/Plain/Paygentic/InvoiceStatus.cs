using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.Paygentic;

internal enum InvoiceStatus
{
    [EnumMember(Value = "ACTIVE")]
    [JsonStringEnumMemberName("ACTIVE")]
    Active,

    [EnumMember(Value = "CLOSING")]
    [JsonStringEnumMemberName("CLOSING")]
    Closing,

    [EnumMember(Value = "CLOSED")]
    [JsonStringEnumMemberName("CLOSED")]
    Closed,

    [EnumMember(Value = "CALCULATING")]
    [JsonStringEnumMemberName("CALCULATING")]
    Calculating,

    [EnumMember(Value = "DRAFT")]
    [JsonStringEnumMemberName("DRAFT")]
    Draft,

    [EnumMember(Value = "ISSUED")]
    [JsonStringEnumMemberName("ISSUED")]
    Issued,

    [EnumMember(Value = "PAYMENT_FAILED")]
    [JsonStringEnumMemberName("PAYMENT_FAILED")]
    PaymentFailed,

    [EnumMember(Value = "PAID")]
    [JsonStringEnumMemberName("PAID")]
    Paid,

    [EnumMember(Value = "CANCELLED")]
    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled,

    [EnumMember(Value = "WRITTEN_OFF")]
    [JsonStringEnumMemberName("WRITTEN_OFF")]
    WrittenOff,

    [EnumMember(Value = "FAILED")]
    [JsonStringEnumMemberName("FAILED")]
    Failed,
}
