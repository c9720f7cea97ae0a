using System;
using System.Text;

namespace Billing.Runtime;

/// <content>What models print.</content>
public static partial class JsonIo
{
    private const int LongestDescribedText = 64;

    /// <summary>
    /// Describes a model for logs: ids, statuses and enum values only, whatever members are given, because text of any other
    /// member may be customer data, and so may an id that is no plain token, such as an e-mail address.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="members">Names on the wire and values; null values are left out.</param>
    /// <returns>For example <c>Customer { id: cus_1, status: active }</c>.</returns>
    public static string Describe(string model, params (string Name, object? Value)[] members)
    {
        var text = new StringBuilder(model);
        var separator = " { ";
        foreach (var (name, value) in members)
        {
            var shown = value switch
            {
                IOpenEnum known when Masking.IsToken(known.Value) => known.Value,
                string id when IsPrintable(name) && Masking.IsToken(id) => id,
                _ => null,
            };
            if (shown is not null)
            {
                text.Append(separator).Append(name).Append(": ").Append(shown, 0, Math.Min(shown.Length, LongestDescribedText)).Append(shown.Length > LongestDescribedText ? "…" : string.Empty);
                separator = ", ";
            }
        }

        return separator == ", " ? text.Append(" }").ToString() : model;
    }

    private static bool IsPrintable(string name) =>
        (name is "object" or "status" || MemberPrivacy.IsId(name)) && !MemberPrivacy.IsPrivate(name);
}
