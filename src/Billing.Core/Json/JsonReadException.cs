using System;
using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>
/// A JSON text cannot be read as what it should be. The message names the place and the kinds of value, never a value or a key of a map:
/// for the same reason it carries no inner exception, whose message could quote customer data.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonReadException : Exception
{
    /// <summary>Makes an exception about one place in a JSON text.</summary>
    /// <param name="path">Where, such as <c>data[3].amount</c>; empty for the text as a whole.</param>
    /// <param name="expected">What was expected there.</param>
    /// <param name="found">What kind of value was found.</param>
    public JsonReadException(string path, string expected, string found)
        : base(path.Length == 0 ? $"Expected {expected}, but found {found}." : $"Expected {expected} at '{JsonPath.WithoutKeys(path)}', but found {found}.")
    {
        Path = path;
        Expected = expected;
        Found = found;
    }

    /// <summary>Where in the text; empty for the text as a whole. Holds keys of maps, which may be customer data.</summary>
    public string Path { get; }

    /// <summary>What was expected there.</summary>
    public string Expected { get; }

    /// <summary>What kind of value was found, never the value itself.</summary>
    public string Found { get; }
}
