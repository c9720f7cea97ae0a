using System.Globalization;

namespace Billing.Documents;

/// <summary>A least or greatest value.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsExclusive">Whether the value itself is refused.</param>
internal readonly record struct Limit(decimal Value, bool IsExclusive)
{
    /// <summary>Whether it refuses more than another limit.</summary>
    /// <param name="other">The other limit.</param>
    /// <param name="isLeast">Whether both are least values, or greatest.</param>
    /// <returns>Whether it is tighter.</returns>
    public bool IsTighterThan(Limit other, bool isLeast) =>
        Value == other.Value ? IsExclusive && !other.IsExclusive : isLeast ? Value > other.Value : Value < other.Value;

    /// <summary>The limit, for people.</summary>
    /// <returns>The value, and whether it is itself allowed.</returns>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture) + (IsExclusive ? " (exclusive)" : "");
}
