using System;
using System.Linq;

namespace Billing.Documents;

/// <summary>The C# names that the templates of generator-config make of the names in a document.</summary>
internal static class CSharpName
{
    private static readonly string[] TakenByEnums = ["Equals", "GetHashCode", "GetType", "IsKnown", "Read", "ReferenceEquals", "ToString", "Value", "Values"];

    /// <summary>Whether a name of a document becomes a C# identifier.</summary>
    /// <param name="name">A wire name, a schema's name or an operation id.</param>
    /// <returns>False where the result is empty, begins with a digit or holds anything but letters and digits.</returns>
    public static bool IsPossible(string name)
    {
        var result = Of(name);
        return result.Length > 0 && !char.IsDigit(result[0]) && result.All(char.IsLetterOrDigit);
    }

    /// <summary>The C# name of a wire name: <c>external_id</c> becomes <c>ExternalId</c>.</summary>
    /// <param name="name">The name in the document.</param>
    /// <returns>The name in C#.</returns>
    public static string Of(string name) =>
        string.Concat(name.Split('_', '-', '.').Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The C# name of an enum's value: <c>in_advance</c> becomes <c>InAdvance</c>, <c>SUM</c> becomes <c>Sum</c>.</summary>
    /// <param name="value">The text on the wire.</param>
    /// <returns>The name in C#.</returns>
    public static string OfEnumValue(string value)
    {
        var wire = value.Replace(' ', '_').Replace(':', '_');
        if (!wire.Any(char.IsDigit) && string.Equals(wire, wire.ToUpperInvariant(), StringComparison.Ordinal))
        {
            wire = wire.ToLowerInvariant();
        }

        var name = Of(wire);
        return TakenByEnums.Contains(name) ? name + "_" : name;
    }

    /// <summary>The method of an operation: <c>Customers_List</c> becomes <c>Customers.ListAsync</c>.</summary>
    /// <param name="operationId">The operation's id.</param>
    /// <returns>The method, seen from the client.</returns>
    public static string OfOperation(string operationId)
    {
        var parts = operationId.Split('_', 2);
        return parts.Length == 1
            ? Of(operationId) + "Async"
            : string.Join('.', parts[0].Split('.').Select(Of)) + "." + Of(parts[1]) + "Async";
    }
}
