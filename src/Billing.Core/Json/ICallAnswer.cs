using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>An answer that may later have to tell of the call that brought it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICallAnswer
{
    /// <summary>Called once, before the caller gets the answer.</summary>
    /// <param name="idempotencyKey">The key that was sent; null when the operation has none.</param>
    /// <param name="attempts">How often the request was sent.</param>
    void OnCall(string? idempotencyKey, int attempts);
}
