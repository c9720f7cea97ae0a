using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>400 or 422: the request breaks a rule, or usage was refused for the <see cref="Reason"/>.</summary>
public sealed class BillingOSValidationException : BillingOSException
{
    /// <summary>The reason when the usage would pass the quota; nothing was recorded.</summary>
    public const string QuotaExceeded = "quota_exceeded";

    /// <summary>The reason when the customer's subscription is not active; nothing was recorded.</summary>
    public const string SubscriptionInactive = "subscription_inactive";

    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says.</param>
    public BillingOSValidationException(ErrorContext context, ErrorDetails? details = null)
        : base(context, details)
    {
        Reason = details?.Message is QuotaExceeded or SubscriptionInactive ? details.Message : null;
    }

    /// <summary>Why usage was refused: <see cref="QuotaExceeded"/> or <see cref="SubscriptionInactive"/>; null for every other broken rule.</summary>
    public string? Reason { get; }
}
