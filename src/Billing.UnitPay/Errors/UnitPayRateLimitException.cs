using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>429: too many requests; <see cref="ApiException.RetryAfter"/> says how long to wait.</summary>
public sealed class UnitPayRateLimitException : UnitPayException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public UnitPayRateLimitException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
    }
}
