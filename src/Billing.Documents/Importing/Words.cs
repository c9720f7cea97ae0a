using System;
using System.Linq;

namespace Billing.Documents;

/// <summary>Makes names of words.</summary>
internal static class Words
{
    private static readonly string[] Digits = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

    /// <summary>Joins words in PascalCase: <c>line-items v2</c> becomes <c>LineItemsV2</c>.</summary>
    /// <param name="text">The words, divided by anything but letters and digits.</param>
    /// <returns>The name; empty where there is no letter or digit.</returns>
    public static string Pascal(string text)
    {
        var name = string.Concat(new string(Array.ConvertAll(text.ToCharArray(), c => char.IsAsciiLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return name.Length > 0 && char.IsDigit(name[0]) ? Digits[name[0] - '0'] + name[1..] : name;
    }

    /// <summary>One of several: <c>lineItems</c> becomes <c>lineItem</c>.</summary>
    /// <param name="name">A plural.</param>
    /// <returns>The singular, as far as English is regular.</returns>
    public static string Singular(string name) =>
        name.EndsWith("series", StringComparison.OrdinalIgnoreCase) || name.EndsWith("ss", StringComparison.Ordinal) ? name
        : name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y"
        : name.EndsWith("sses", StringComparison.Ordinal) || name.EndsWith("xes", StringComparison.Ordinal) ? name[..^2]
        : name.EndsWith('s') ? name[..^1]
        : name;

    /// <summary>Spells a digit at the end: the generator counts what has the same name.</summary>
    /// <param name="name">A name.</param>
    /// <returns>The name, ending in a letter.</returns>
    public static string WithoutDigitAtTheEnd(string name) => name.Length > 0 && char.IsDigit(name[^1]) ? name[..^1] + Digits[name[^1] - '0'] : name;

    /// <summary>A member of a thing, named so that the thing is not said twice.</summary>
    /// <param name="owner">The thing's name.</param>
    /// <param name="member">The member, as on the wire.</param>
    /// <returns>The name.</returns>
    public static string Member(string owner, string member)
    {
        var name = Pascal(member);
        return name.StartsWith(owner, StringComparison.Ordinal) && name.Length > owner.Length ? name : owner + name;
    }
}
