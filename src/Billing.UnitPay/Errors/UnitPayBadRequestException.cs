using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>400: the request is malformed or breaks a rule.</summary>
public sealed class UnitPayBadRequestException : UnitPayException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public UnitPayBadRequestException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
