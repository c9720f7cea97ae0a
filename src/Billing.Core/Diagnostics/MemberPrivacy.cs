using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Billing.Runtime;

/// <summary>What the name of a member or query parameter says about its value.</summary>
internal static class MemberPrivacy
{
    private static readonly HashSet<string> FreeFormNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "data", "metadata", "properties", "details", "attributes", "config",
    };

    private static readonly HashSet<string> EnumNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "status", "type", "kind", "object", "currency", "model", "code", "mode", "aggregation", "windowSize", "window_size", "featureType",
        "feature_type", "featureKey", "feature_key", "featureSlug", "eventName", "paymentTerm", "billingCadence", "billingInterval", "reason",
        "denomination", "operation", "object_type", "collectionMethod", "salesMotion",
    };

    /// <summary>Private wherever they stand in a name: <c>sessionToken</c>, <c>exp_month</c>.</summary>
    private static readonly string[] PrivateParts =
    {
        "token", "secret", "password", "passcode", "passport", "apikey", "phone", "postal", "zip", "address", "birth", "taxid", "iban", "card", "cvc", "last4",
        "expmonth", "expyear", "accountnumber", "accountno", "acctnumber", "acctno", "bankaccount", "routingnumber", "sortcode",
    };

    /// <summary>Private as a word only: <c>userPin</c> is a secret, <c>shipping</c> is none.</summary>
    private static readonly HashSet<string> PrivateWords = new(StringComparer.OrdinalIgnoreCase) { "pin", "otp", "ssn", "dob", "cvv" };

    public static Privacy Of(string name) => IsPrivate(name) ? Privacy.Private : FreeFormNames.Contains(name) ? Privacy.FreeForm : Privacy.Documented;

    /// <summary>Whether the value is a customer's or a secret, though it may look like an id or a number.</summary>
    public static bool IsPrivate(string name)
    {
        var plain = name.Replace("_", string.Empty).Replace("-", string.Empty);
        return PrivateParts.Any(part => plain.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0) || Words(name).Any(PrivateWords.Contains);
    }

    public static bool IsEnum(string name) => EnumNames.Contains(name);

    public static bool IsId(string name) =>
        name.Equals("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("_id", StringComparison.Ordinal);

    /// <summary>The words of <c>camelCase</c>, <c>snake_case</c> and <c>OTPCode</c>.</summary>
    private static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if ((startsWord || !char.IsLetter(name[i])) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetter(name[i]))
            {
                word.Append(name[i]);
            }
        }

        yield return word.ToString();
    }
}
