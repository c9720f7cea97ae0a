namespace Billing;

/// <summary>What happens to an event that is older than the vendor recognises its idempotency key.</summary>
public enum ExpiredPolicy
{
    /// <summary>It is kept and counted until <see cref="UsageIngestion.ReleaseHeldAsync"/> decides.</summary>
    Hold,

    /// <summary>It is sent. If an earlier attempt was applied, it is billed twice.</summary>
    Send,

    /// <summary>It is dropped.</summary>
    Drop,
}
