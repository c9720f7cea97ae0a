using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>401: the key is missing, unknown, revoked or of another environment.</summary>
public sealed class BillingOSAuthenticationException : BillingOSException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public BillingOSAuthenticationException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
