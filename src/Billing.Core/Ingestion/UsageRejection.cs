namespace Billing;

/// <summary>An event that the vendor refused for good: it is not billed, and sending it again would be refused again.</summary>
public sealed class UsageRejection
{
    /// <summary>Makes a rejection; applications use it only in their own tests.</summary>
    /// <param name="usage">The event.</param>
    /// <param name="reason">The code of the reason.</param>
    /// <param name="message">The vendor's sentence.</param>
    /// <param name="error">The answer, when the request as a whole was refused.</param>
    public UsageRejection(UsageEvent usage, string reason, string? message = null, ApiException? error = null)
    {
        Event = usage;
        Reason = reason;
        Message = message;
        Error = error;
    }

    /// <summary>The event.</summary>
    public UsageEvent Event { get; }

    /// <summary>The code of the reason, such as <c>quota_exceeded</c> or <c>rejected_no_metric</c>; the status, such as <c>http_400</c>, when the vendor gave none, or <c>rejected</c> when it gave none in a success.</summary>
    public string Reason { get; }

    /// <summary>The vendor's sentence. May hold customer data: do not log it.</summary>
    public string? Message { get; }

    /// <summary>The answer, when the request as a whole was refused; null when the vendor refused the event in a success.</summary>
    public ApiException? Error { get; }
}
