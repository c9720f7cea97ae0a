using System;
using System.Collections.Generic;

namespace Billing.Emulator;

/// <summary>A price of the emulated BillingOS, with the features that a subscription to it grants.</summary>
public sealed class BillingOSPrice
{
    internal BillingOSPrice(string id, string productId, long amount, string currency, string productName)
    {
        Id = id;
        ProductId = productId;
        Amount = amount;
        Currency = currency;
        ProductName = productName;
    }

    /// <summary>The id that <c>price_id</c> names.</summary>
    public string Id { get; }

    internal string ProductId { get; }

    internal long Amount { get; }

    internal string Currency { get; }

    internal string ProductName { get; }

    internal List<BillingOSFeature> Features { get; } = new();

    /// <summary>Lets subscriptions grant a quota of usage that renews every month.</summary>
    /// <param name="featureKey">The feature, for example <c>api_calls</c>.</param>
    /// <param name="limit">Units per month; null for no limit.</param>
    /// <returns>This price.</returns>
    /// <exception cref="ArgumentNullException">The key is null.</exception>
    public BillingOSPrice Grant(string featureKey, decimal? limit)
    {
        Features.Add(new BillingOSFeature(featureKey ?? throw new ArgumentNullException(nameof(featureKey)), BillingOSFeature.Quota, limit));
        return this;
    }
}
