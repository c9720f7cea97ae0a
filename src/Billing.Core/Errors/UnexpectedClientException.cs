using System;
using Billing.Runtime;

namespace Billing;

/// <summary>Something on the application's side failed during a call: a hook, <see cref="RequestOptions.OnResponse"/>, a key provider, or an HttpClient that was disposed or followed a redirect.</summary>
public sealed class UnexpectedClientException : BillingException
{
    /// <summary>Makes an exception about a failure on the application's side.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="outcome">What is known of the call.</param>
    /// <param name="innerException">What was thrown.</param>
    public UnexpectedClientException(string message, CallOutcome outcome, Exception? innerException = null)
        : base(message, outcome, innerException)
    {
    }
}
