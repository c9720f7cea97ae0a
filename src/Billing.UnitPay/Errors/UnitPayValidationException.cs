using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>422: the body breaks a rule.</summary>
public sealed class UnitPayValidationException : UnitPayException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public UnitPayValidationException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
