using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Plain.Paygentic;

internal sealed class Subscription
{
    [JsonProperty("id", Required = Required.Always)]
    public string Id { get; set; } = null!;

    [JsonProperty("object", Required = Required.Always)]
    public string Object { get; set; } = null!;

    [JsonProperty("merchantId", Required = Required.Always)]
    public string MerchantId { get; set; } = null!;

    [JsonProperty("autoCharge", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public bool? AutoCharge { get; set; }

    [JsonProperty("createdAt", Required = Required.Always)]
    public DateTimeOffset CreatedAt { get; set; }

    [JsonProperty("customerId", Required = Required.Always)]
    public string CustomerId { get; set; } = null!;

    [JsonProperty("endingAt", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? EndingAt { get; set; }

    [JsonProperty("estimatedTaxRate", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public decimal? EstimatedTaxRate { get; set; }

    [JsonProperty("taxExempt", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public bool? TaxExempt { get; set; }

    [JsonProperty("name", Required = Required.Always)]
    public string Name { get; set; } = null!;

    [JsonProperty("payment", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public SubscriptionPayment? Payment { get; set; }

    [JsonProperty("planId", Required = Required.Always)]
    public string PlanId { get; set; } = null!;

    [JsonProperty("planVersionId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? PlanVersionId { get; set; }

    [JsonProperty("versionNumber", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public int? VersionNumber { get; set; }

    [JsonProperty("prefundAmount", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal? PrefundAmount { get; set; }

    [JsonProperty("minimumAccountBalance", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public decimal? MinimumAccountBalance { get; set; }

    [JsonProperty("startedAt", Required = Required.Always)]
    public DateTimeOffset StartedAt { get; set; }

    [JsonProperty("status", Required = Required.Always)]
    public SubscriptionStatus Status { get; set; }

    [JsonProperty("terminatedAt", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public DateTimeOffset? TerminatedAt { get; set; }

    [JsonProperty("terminatedBy", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? TerminatedBy { get; set; }

    [JsonProperty("terminationReason", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? TerminationReason { get; set; }

    [JsonProperty("testClockId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? TestClockId { get; set; }

    [JsonProperty("updatedAt", Required = Required.Always)]
    public DateTimeOffset UpdatedAt { get; set; }

    [JsonProperty("walletId", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public string? WalletId { get; set; }

    [JsonProperty("renewalReminderEnabled", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public bool? RenewalReminderEnabled { get; set; }

    [JsonProperty("renewalReminderDays", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public int? RenewalReminderDays { get; set; }

    [JsonProperty("paymentTermDays", Required = Required.Always)]
    public int PaymentTermDays { get; set; }

    [JsonProperty("autoApprove", Required = Required.Default, NullValueHandling = NullValueHandling.Ignore)]
    public bool? AutoApprove { get; set; }

    [JsonProperty("metadata", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public Dictionary<string, object?>? Metadata { get; set; }

    [JsonProperty("customer", Required = Required.DisallowNull, NullValueHandling = NullValueHandling.Ignore)]
    public SubscriptionCustomer? Customer { get; set; }
}
