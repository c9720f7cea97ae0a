namespace Billing.Faults.Tests.Clients;

/// <summary>How an operation may be repeated.</summary>
public enum CallKind
{
    /// <summary>A read: any number of times.</summary>
    Read,

    /// <summary>An operation that acts, with an idempotency key of the vendor.</summary>
    Keyed,

    /// <summary>An operation that acts and has no key.</summary>
    Unkeyed,
}
