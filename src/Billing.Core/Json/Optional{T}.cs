using System;
using System.Collections.Generic;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing;

/// <summary>
/// A member of a PATCH body: left out, null or a value. What is left out stays as it is at the vendor. Assigning null leaves
/// out, so that a mapped null never erases data; clearing is a word of its own, <see cref="Optional.Null"/>.
/// </summary>
/// <typeparam name="T">The member's type.</typeparam>
[JsonConverter(typeof(OptionalConverter))]
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextOptionalConverter))]
#endif
public readonly struct Optional<T> : IEquatable<Optional<T>>, IOptional
{
    private readonly T? _value;
    private readonly State _state;

    private Optional(T? value, State state)
    {
        _value = value;
        _state = state;
    }

    private enum State : byte
    {
        Omitted,
        Null,
        Value,
    }

    /// <summary>Whether the member is sent, as null or as a value.</summary>
    public bool IsSpecified => _state != State.Omitted;

    /// <summary>Whether the member is sent as null, which clears it.</summary>
    public bool IsNull => _state == State.Null;

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => _state == State.Value;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The member is left out or null.</exception>
    public T Value => HasValue ? _value! : throw new InvalidOperationException("The member has no value: it is left out or null. Ask HasValue first.");

    Type IOptional.ValueType => typeof(T);

    object? IOptional.BoxedValue => _value;

    /// <summary>Sets the member.</summary>
    /// <param name="value">The value; null leaves the member out.</param>
    public static implicit operator Optional<T>(T? value) => value is null ? default : new Optional<T>(value, State.Value);

    /// <summary>Clears the member.</summary>
    /// <param name="value"><see cref="Optional.Null"/>.</param>
    public static implicit operator Optional<T>(OptionalNull value) => new(default, State.Null);

    /// <summary>Compares two members.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether both are left out, null, or the same value.</returns>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Compares two members.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    IOptional IOptional.With(object? value) => value is null ? new Optional<T>(default, State.Null) : new Optional<T>((T)value, State.Value);

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) => _state == other._state && EqualityComparer<T?>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HasValue ? _value!.GetHashCode() : -(int)_state;

    /// <summary>The value's text.</summary>
    /// <returns>The text; <c>(omitted)</c> or <c>null</c> where there is no value.</returns>
    public override string? ToString() => _state switch
    {
        State.Value => _value!.ToString(),
        State.Null => "null",
        _ => "(omitted)",
    };
}
