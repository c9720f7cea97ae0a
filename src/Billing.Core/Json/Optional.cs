namespace Billing;

/// <summary>Makes values of <see cref="Optional{T}"/>.</summary>
public static class Optional
{
    /// <summary>Clears a member: it is sent as null.</summary>
    public static OptionalNull Null => default;

    /// <summary>Sets a member where the compiler finds no conversion, such as from an interface.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="value">The value; null leaves the member out.</param>
    /// <returns>The value, or a member that is left out.</returns>
    public static Optional<T> Of<T>(T? value) => value;

    /// <summary>Sets a member from a value that may be missing.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="value">The value; null leaves the member out.</param>
    /// <returns>The value, or a member that is left out.</returns>
    public static Optional<T> Of<T>(T? value)
        where T : struct => value is { } present ? present : default(Optional<T>);
}
