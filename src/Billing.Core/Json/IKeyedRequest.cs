using System.ComponentModel;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>A request whose body carries the idempotency key.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKeyedRequest : IRequestModel
{
    /// <summary>The key that the caller gave in the body, or null.</summary>
    string? Key { get; }

    /// <summary>Writes the request with this key, so that a generated key never enters the caller's object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="key">The key.</param>
    void WriteTo(JsonWriter writer, string key);
}
