using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>404: there is no such customer, feature grant, token or route.</summary>
public sealed class BillingOSNotFoundException : BillingOSException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public BillingOSNotFoundException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
