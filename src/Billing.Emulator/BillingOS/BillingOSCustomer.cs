using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>A customer of the emulated BillingOS.</summary>
public sealed class BillingOSCustomer
{
    private readonly BillingOSEmulator _emulator;

    internal BillingOSCustomer(BillingOSEmulator emulator, string id, string? externalId, string? email, string? name, DateTimeOffset now)
    {
        _emulator = emulator;
        Id = id;
        ExternalId = externalId;
        Email = email;
        Name = name;
        CreatedAt = now;
        UpdatedAt = now;
    }

    /// <summary>The vendor's own id, a UUID.</summary>
    public string Id { get; }

    /// <summary>Your own id of the user; null while the customer is unresolved.</summary>
    public string? ExternalId { get; internal set; }

    /// <summary>The status of the subscription behind the grants that were added here.</summary>
    /// <value>The default value is <c>active</c>. Only <c>active</c> gives access; usage is also taken while <c>trialing</c> or <c>past_due</c>.</value>
    public string SubscriptionStatus { get; set; } = "active";

    internal string? Email { get; set; }

    internal string? Name { get; set; }

    internal JsonObject Metadata { get; set; } = new(StringComparer.Ordinal);

    internal JsonObject? BillingAddress { get; set; }

    internal DateTimeOffset CreatedAt { get; }

    internal DateTimeOffset UpdatedAt { get; set; }

    internal DateTimeOffset? DeletedAt { get; set; }

    internal bool IsDeleted => DeletedAt != null;

    internal List<BillingOSGrant> Grants { get; } = new();

    /// <summary>Answers of tracked usage by idempotency key: the vendor keeps them for 24 hours per customer.</summary>
    internal Dictionary<string, BillingOSReplay> Replays { get; } = new(StringComparer.Ordinal);

    /// <summary>Grants a quota of usage that renews every month.</summary>
    /// <param name="featureKey">The feature, for example <c>api_calls</c>.</param>
    /// <param name="limit">Units per month; null for no limit.</param>
    /// <returns>This customer.</returns>
    /// <exception cref="ArgumentNullException">The key is null.</exception>
    public BillingOSCustomer Grant(string featureKey, decimal? limit) => Add(featureKey, BillingOSFeature.Quota, limit);

    /// <summary>Grants a feature that is only on or off.</summary>
    /// <param name="featureKey">The feature.</param>
    /// <returns>This customer.</returns>
    /// <exception cref="ArgumentNullException">The key is null.</exception>
    public BillingOSCustomer GrantFlag(string featureKey) => Add(featureKey, BillingOSFeature.Flag, null);

    /// <summary>Grants a feature that is a number to stay below, such as seats; the vendor does not count it.</summary>
    /// <param name="featureKey">The feature.</param>
    /// <param name="value">The number.</param>
    /// <returns>This customer.</returns>
    /// <exception cref="ArgumentNullException">The key is null.</exception>
    public BillingOSCustomer GrantNumber(string featureKey, decimal value) => Add(featureKey, BillingOSFeature.Number, value);

    internal void Add(BillingOSFeature feature, JsonObject? subscription, string productName) =>
        Grants.Add(new BillingOSGrant(_emulator, this, feature, subscription, productName));

    /// <summary>The newest grant of a feature, with its period brought up to date; null without one.</summary>
    internal BillingOSGrant? FindGrant(string featureKey)
    {
        BillingOSGrant? grant = Grants.LastOrDefault(candidate => candidate.Feature.Key == featureKey);
        grant?.Roll();
        return grant;
    }

    internal JsonObject ToJson() => new JsonObject(StringComparer.Ordinal)
    {
        ["id"] = Id,
        ["organization_id"] = BillingOSEmulator.OrganizationId,
        ["external_id"] = ExternalId,
        ["email_verified"] = false,
        ["name"] = Name,
        ["billing_address"] = BillingAddress,
        ["stripe_customer_id"] = null,
        ["metadata"] = Metadata,
        ["created_at"] = Wire.Time(CreatedAt),
        ["updated_at"] = Wire.Time(UpdatedAt),
        ["deleted_at"] = Wire.Time(DeletedAt),
    }.With("email", Email);

    private BillingOSCustomer Add(string featureKey, string type, decimal? limit) => _emulator.Owner.Locked(() =>
    {
        Add(new BillingOSFeature(featureKey ?? throw new ArgumentNullException(nameof(featureKey)), type, limit), null, "Product");
        return this;
    });
}
