using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>A text of which some values are known: a value that a newer server sends is kept.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOpenEnum
{
    /// <summary>The text on the wire.</summary>
    string Value { get; }

    /// <summary>Whether this version of the SDK knows the value.</summary>
    bool IsKnown { get; }
}
