using System;

namespace Billing;

/// <summary>
/// A delivery cannot be trusted or read, so nothing of it may be acted on: answer 400, and the vendor delivers it again later.
/// The message says what to look at, and never holds a secret, a signature or the body.
/// </summary>
public sealed class WebhookVerificationException : BillingException
{
    /// <summary>Makes an exception about a delivery.</summary>
    /// <param name="reason">Why it was refused.</param>
    /// <param name="message">What to look at, without secret, signature and body.</param>
    /// <param name="innerException">What the application's own code threw.</param>
    public WebhookVerificationException(WebhookFailureReason reason, string message, Exception? innerException = null)
        : base(message, null, innerException)
    {
        Reason = reason;
    }

    /// <summary>Why it was refused.</summary>
    public WebhookFailureReason Reason { get; }

    /// <summary>The id of the delivery once its signature was found right, the same at each attempt of the vendor; null before that.</summary>
    public string? WebhookId { get; internal set; }
}
