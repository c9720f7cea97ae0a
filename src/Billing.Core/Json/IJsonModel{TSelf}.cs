using System.ComponentModel;
#if NET8_0_OR_GREATER
using Newtonsoft.Json;
#endif

namespace Billing.Runtime;

/// <summary>A model that also reads itself.</summary>
/// <typeparam name="TSelf">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonModel<TSelf> : IJsonModel
    where TSelf : IJsonModel<TSelf>
{
#if NET8_0_OR_GREATER
    /// <summary>Reads a model; null where the JSON says null.</summary>
    /// <param name="reader">Stands before the value or on its first token.</param>
    /// <returns>The model, or null.</returns>
    static abstract TSelf? Read(JsonReader reader);
#endif
}
