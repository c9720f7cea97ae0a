using System;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.UnitPay;

/// <summary>What a UnitPay webhook tells.</summary>
/// <remarks>An open enum. The vendor's documentation names no types, so none is known: compare with the texts that the application receives.</remarks>
[JsonConverter(typeof(EnumConverter<UnitPayEventType>))]
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextEnumConverter<UnitPayEventType>))]
#endif
public readonly struct UnitPayEventType : IEquatable<UnitPayEventType>, IOpenEnum<UnitPayEventType>
{
    private readonly string? _value;

    /// <summary>Takes any value, known or not.</summary>
    /// <param name="value">The text on the wire.</param>
    public UnitPayEventType(string value) => _value = value;

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether this version of the SDK knows the value: it knows none.</summary>
    public bool IsKnown => false;

    /// <summary>Takes any value, known or not.</summary>
    /// <param name="value">The text on the wire.</param>
    public static implicit operator UnitPayEventType(string value) => new(value);

    /// <summary>Compares ordinally.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they are the same text.</returns>
    public static bool operator ==(UnitPayEventType left, UnitPayEventType right) => left.Equals(right);

    /// <summary>Compares ordinally.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they are different texts.</returns>
    public static bool operator !=(UnitPayEventType left, UnitPayEventType right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(UnitPayEventType other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UnitPayEventType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The text on the wire.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

#if NET8_0_OR_GREATER
    static UnitPayEventType IOpenEnum<UnitPayEventType>.Create(string value) => new(value);
#endif
}
