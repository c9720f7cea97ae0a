using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>404: there is no such thing.</summary>
public sealed class UnitPayNotFoundException : UnitPayException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public UnitPayNotFoundException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
