using System;
using System.Linq;

namespace Billing.Testing.Models;

/// <summary>Places in a JSON text, as error messages write them: <c>data[3].taxRates['a.b']</c>.</summary>
public static class JsonPlace
{
    /// <summary>The place of a member; names with special characters are quoted.</summary>
    public static string Member(string owner, string name) =>
        name.Any(c => !char.IsLetterOrDigit(c) && c is not ('_' or '-' or '$')) ? $"{owner}['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']"
        : owner.Length == 0 ? name
        : $"{owner}.{name}";
}
