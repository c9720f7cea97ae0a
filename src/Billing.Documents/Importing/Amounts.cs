using System.Text.RegularExpressions;

namespace Billing.Documents;

/// <summary>Which members count something that has a unit, by their names.</summary>
internal static partial class Amounts
{
    /// <summary>Whether a member sounds like an amount.</summary>
    /// <param name="member">Its name on the wire.</param>
    /// <returns>Whether it needs a unit.</returns>
    public static bool SoundsLikeOne(string member) => Amount().IsMatch(member) && !Count().IsMatch(member);

    [GeneratedRegex(
        "amount|price|cost|quantity|charge|subtotal|balance|percent|profit|revenue|refund|overage|cents|(?<![a-z])due|paid$|tax$|discount|days|minutes|seconds|expiresIn",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    /// <summary>How many there are of something, who it is, and the like.</summary>
    [GeneratedRegex("^(total|totalCount|totalSize)$|count$|version$|status|ids?$|url$|name$|key$|type$|at$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Count();
}
