using System.Globalization;

namespace Billing.Documents;

/// <summary>A least or greatest value.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsExclusive">Whether the value itself is refused.</param>
internal readonly record struct Limit(decimal Value, bool IsExclusive)
{
    /// <summary>The limit, for people.</summary>
    /// <returns>The value, and whether it is itself allowed.</returns>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture) + (IsExclusive ? " (exclusive)" : "");
}
