using System;

namespace Billing.Emulator;

/// <summary>A feature that one customer has been granted. Its usage moves through the ledger: the limit is added, usage deducts, and the balance is what remains.</summary>
internal sealed class BillingOSGrant
{
    private readonly BillingOSEmulator _emulator;
    private readonly BillingOSCustomer _customer;
    private readonly JsonObject? _subscription;

    internal BillingOSGrant(BillingOSEmulator emulator, BillingOSCustomer customer, BillingOSFeature feature, JsonObject? subscription, string productName)
    {
        _emulator = emulator;
        _customer = customer;
        _subscription = subscription;
        Id = emulator.Ids.NextUuid();
        Feature = feature;
        FeatureId = emulator.Ids.NextUuid();
        ProductName = productName;
        GrantedAt = emulator.Now;
        PeriodStart = emulator.Now;
        Account = "billingos/" + Id;
        if (feature.Type == BillingOSFeature.Quota && feature.Limit is { } limit)
            Append(limit, "grant", Id);
    }

    internal string Id { get; }

    internal string FeatureId { get; }

    internal BillingOSFeature Feature { get; }

    internal string ProductName { get; }

    internal string Account { get; }

    internal DateTimeOffset GrantedAt { get; }

    internal DateTimeOffset PeriodStart { get; private set; }

    /// <summary>Quotas run for a month; what is not used is lost.</summary>
    internal DateTimeOffset PeriodEnd => PeriodStart.AddMonths(1);

    internal string SubscriptionStatus => _subscription?.Text("status") ?? _customer.SubscriptionStatus;

    internal decimal Consumed => (Feature.Limit ?? 0) - _emulator.Owner.Ledger.BalanceOf(Account);

    internal bool BelongsTo(JsonObject subscription) => ReferenceEquals(_subscription, subscription);

    internal void Use(decimal quantity, string? reference) => Append(-quantity, "usage", reference);

    /// <summary>Starts the periods that have begun since the last look, by the emulator's clock.</summary>
    internal void Roll()
    {
        while (_emulator.Now >= PeriodEnd)
        {
            PeriodStart = PeriodEnd;
            if (Feature.Type == BillingOSFeature.Quota && Consumed != 0)
                Append(Consumed, "period_reset", Id);
        }
    }

    private void Append(decimal amount, string reason, string? reference) =>
        _emulator.Owner.Ledger.Append(Account, amount, reason, reference, _emulator.Now);
}
