using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>An open enum that can be made from its text without reflection.</summary>
/// <typeparam name="TSelf">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOpenEnum<TSelf> : IOpenEnum
    where TSelf : struct, IOpenEnum<TSelf>
{
#if NET8_0_OR_GREATER
    /// <summary>Makes the enum from its text.</summary>
    /// <param name="value">The text on the wire.</param>
    /// <returns>The enum.</returns>
    static abstract TSelf Create(string value);
#endif
}
