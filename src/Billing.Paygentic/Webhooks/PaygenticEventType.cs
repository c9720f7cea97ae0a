using System;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Paygentic;

/// <summary>What a Paygentic webhook tells.</summary>
/// <remarks>An open enum: a value that this version of the SDK does not know is kept as it is, and <see cref="IsKnown"/> is false. The known ones are those that the vendor's documentation shows.</remarks>
[JsonConverter(typeof(EnumConverter<PaygenticEventType>))]
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextEnumConverter<PaygenticEventType>))]
#endif
public readonly struct PaygenticEventType : IEquatable<PaygenticEventType>, IOpenEnum<PaygenticEventType>
{
    private readonly string? _value;

    /// <summary>Takes any value, known or not.</summary>
    /// <param name="value">The text on the wire.</param>
    public PaygenticEventType(string value) => _value = value;

    /// <summary>The value <c>customer.created.v0</c>.</summary>
    public static PaygenticEventType CustomerCreatedV0 => new(Values.CustomerCreatedV0);

    /// <summary>The value <c>customer.creation_failed.v0</c>.</summary>
    public static PaygenticEventType CustomerCreationFailedV0 => new(Values.CustomerCreationFailedV0);

    /// <summary>The value <c>subscription.created.v0</c>.</summary>
    public static PaygenticEventType SubscriptionCreatedV0 => new(Values.SubscriptionCreatedV0);

    /// <summary>The value <c>subscription.updated.v0</c>.</summary>
    public static PaygenticEventType SubscriptionUpdatedV0 => new(Values.SubscriptionUpdatedV0);

    /// <summary>The value <c>subscription.cancelled.v0</c>.</summary>
    public static PaygenticEventType SubscriptionCancelledV0 => new(Values.SubscriptionCancelledV0);

    /// <summary>The value <c>source.activated.v0</c>.</summary>
    public static PaygenticEventType SourceActivatedV0 => new(Values.SourceActivatedV0);

    /// <summary>The value <c>source.activation_failed.v0</c>.</summary>
    public static PaygenticEventType SourceActivationFailedV0 => new(Values.SourceActivationFailedV0);

    /// <summary>The value <c>source.disconnected.v0</c>.</summary>
    public static PaygenticEventType SourceDisconnectedV0 => new(Values.SourceDisconnectedV0);

    /// <summary>The value <c>source_event.pending.v0</c>.</summary>
    public static PaygenticEventType SourceEventPendingV0 => new(Values.SourceEventPendingV0);

    /// <summary>The value <c>invoice.paid.v0</c>.</summary>
    public static PaygenticEventType InvoicePaidV0 => new(Values.InvoicePaidV0);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether this version of the SDK knows the value.</summary>
    public bool IsKnown => Value switch
    {
        Values.CustomerCreatedV0 => true,
        Values.CustomerCreationFailedV0 => true,
        Values.SubscriptionCreatedV0 => true,
        Values.SubscriptionUpdatedV0 => true,
        Values.SubscriptionCancelledV0 => true,
        Values.SourceActivatedV0 => true,
        Values.SourceActivationFailedV0 => true,
        Values.SourceDisconnectedV0 => true,
        Values.SourceEventPendingV0 => true,
        Values.InvoicePaidV0 => true,
        _ => false,
    };

    /// <summary>Takes any value, known or not.</summary>
    /// <param name="value">The text on the wire.</param>
    public static implicit operator PaygenticEventType(string value) => new(value);

    /// <summary>Compares ordinally.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they are the same text.</returns>
    public static bool operator ==(PaygenticEventType left, PaygenticEventType right) => left.Equals(right);

    /// <summary>Compares ordinally.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they are different texts.</returns>
    public static bool operator !=(PaygenticEventType left, PaygenticEventType right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(PaygenticEventType other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PaygenticEventType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The text on the wire.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

#if NET8_0_OR_GREATER
    static PaygenticEventType IOpenEnum<PaygenticEventType>.Create(string value) => new(value);
#endif

    /// <summary>The known values as constants, for <c>switch</c>.</summary>
    public static class Values
    {
        /// <summary>The value <c>customer.created.v0</c>.</summary>
        public const string CustomerCreatedV0 = "customer.created.v0";

        /// <summary>The value <c>customer.creation_failed.v0</c>.</summary>
        public const string CustomerCreationFailedV0 = "customer.creation_failed.v0";

        /// <summary>The value <c>subscription.created.v0</c>.</summary>
        public const string SubscriptionCreatedV0 = "subscription.created.v0";

        /// <summary>The value <c>subscription.updated.v0</c>.</summary>
        public const string SubscriptionUpdatedV0 = "subscription.updated.v0";

        /// <summary>The value <c>subscription.cancelled.v0</c>.</summary>
        public const string SubscriptionCancelledV0 = "subscription.cancelled.v0";

        /// <summary>The value <c>source.activated.v0</c>.</summary>
        public const string SourceActivatedV0 = "source.activated.v0";

        /// <summary>The value <c>source.activation_failed.v0</c>.</summary>
        public const string SourceActivationFailedV0 = "source.activation_failed.v0";

        /// <summary>The value <c>source.disconnected.v0</c>.</summary>
        public const string SourceDisconnectedV0 = "source.disconnected.v0";

        /// <summary>The value <c>source_event.pending.v0</c>.</summary>
        public const string SourceEventPendingV0 = "source_event.pending.v0";

        /// <summary>The value <c>invoice.paid.v0</c>.</summary>
        public const string InvoicePaidV0 = "invoice.paid.v0";
    }
}
