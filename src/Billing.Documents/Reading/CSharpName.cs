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

    /// <summary>The params class of an operation: verb, resource and the rest, without saying the resource twice.</summary>
    /// <param name="operationId">The operation's id.</param>
    /// <returns>The class: <c>Customers_List</c> has <c>ListCustomersParams</c>, <c>Usage_GetMetrics</c> has <c>GetUsageMetricsParams</c>.</returns>
    public static string OfParams(string operationId)
    {
        var parts = operationId.Split('_', 2);
        if (parts.Length == 1)
        {
            return Of(operationId) + "Params";
        }

        var path = parts[0].Split('.');
        var method = Of(parts[1]);
        var verb = Verb(method);
        var plural = path[^1].Replace("V2", "", StringComparison.Ordinal);
        var singular = plural.EndsWith("ies", StringComparison.Ordinal) ? plural[..^3] + "y" : plural.EndsWith('s') ? plural[..^1] : plural;
        var parent = path.Length > 1 ? (path[0].EndsWith('s') ? path[0][..^1] : path[0]) : "";
        return method == "List" ? $"List{parent}{plural}Params"
            : method[verb.Length..].Contains(singular, StringComparison.Ordinal) ? $"{method}Params"
            : $"{verb}{parent}{singular}{method[verb.Length..]}Params";
    }

    /// <summary>The method that walks over all pages of a list: All follows the verb.</summary>
    /// <param name="method">The method of the list: <c>Customers.ListAsync</c>.</param>
    /// <returns>The method: <c>Customers.ListAllAsync</c>.</returns>
    public static string OfListAll(string method)
    {
        var name = method[(method.LastIndexOf('.') + 1)..];
        var verb = Verb(name.EndsWith("Async", StringComparison.Ordinal) ? name[..^"Async".Length] : name);
        return string.Concat(method.AsSpan(0, method.Length - name.Length), verb, "All", name.AsSpan(verb.Length));
    }

    /// <summary>The first word of a method.</summary>
    private static string Verb(string method) => method[..1] + string.Concat(method.Skip(1).TakeWhile(letter => !char.IsUpper(letter)));
}
