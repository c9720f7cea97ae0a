using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>The Paygentic API answered with an error status.</summary>
public class PaygenticException : ApiException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public PaygenticException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
