namespace Billing;

/// <summary>What a failed call did on the vendor's side.</summary>
public enum Effect
{
    /// <summary>Nothing: the request never left, the server refused it, or it only reads.</summary>
    None,

    /// <summary>Not known: the request left and no answer proves what became of it. Ask the vendor, or repeat with the same idempotency key.</summary>
    Unknown,

    /// <summary>The server said that it acted, but its answer could not be read.</summary>
    Applied,
}
