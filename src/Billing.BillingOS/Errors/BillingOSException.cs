using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>The BillingOS API answered with an error status.</summary>
public class BillingOSException : ApiException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public BillingOSException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
