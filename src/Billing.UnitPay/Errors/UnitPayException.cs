using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>The UnitPay API answered with an error status.</summary>
public class UnitPayException : ApiException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public UnitPayException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
