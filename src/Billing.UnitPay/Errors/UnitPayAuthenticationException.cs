using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>401: the key is missing, unknown or of another environment.</summary>
public sealed class UnitPayAuthenticationException : UnitPayException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public UnitPayAuthenticationException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
