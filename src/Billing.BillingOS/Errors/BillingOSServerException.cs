using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>5xx: the server failed.</summary>
public sealed class BillingOSServerException : BillingOSException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public BillingOSServerException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
