using System;
using Billing.Runtime;

namespace Billing;

/// <summary>A time limit of the SDK or of the application's HttpClient passed. The caller's own cancellation is never reported as this.</summary>
public sealed class RequestTimeoutException : NetworkException
{
    /// <summary>Makes an exception about a limit that passed.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="limit">Which limit.</param>
    /// <param name="duration">How long it was.</param>
    /// <param name="lastStatus">The last status that arrived, if any.</param>
    /// <param name="outcome">What is known of the call.</param>
    /// <param name="innerException">What the transport said.</param>
    public RequestTimeoutException(string message, TimeoutLimit limit, TimeSpan duration, int? lastStatus, CallOutcome outcome, Exception? innerException = null)
        : base(message, outcome, innerException)
    {
        Limit = limit;
        Duration = duration;
        LastStatus = lastStatus;
    }

    /// <summary>Which limit passed.</summary>
    public TimeoutLimit Limit { get; }

    /// <summary>How long that limit was.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The HTTP status of the last answer, of this or an earlier attempt; null when there was none.</summary>
    public int? LastStatus { get; }
}
