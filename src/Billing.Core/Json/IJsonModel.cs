using System.ComponentModel;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>Something that writes itself as JSON, without reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonModel
{
    /// <summary>Writes the value as one JSON value.</summary>
    /// <param name="writer">Where to.</param>
    void WriteTo(JsonWriter writer);
}
