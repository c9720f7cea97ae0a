using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>403: the key may not do this.</summary>
public sealed class BillingOSAuthorizationException : BillingOSException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public BillingOSAuthorizationException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
