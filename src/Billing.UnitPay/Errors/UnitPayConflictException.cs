using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>409: the request conflicts with the state of the thing, or its idempotency key was used for another request.</summary>
public sealed class UnitPayConflictException : UnitPayException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public UnitPayConflictException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
