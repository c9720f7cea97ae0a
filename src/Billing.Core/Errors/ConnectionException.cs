using System;
using Billing.Runtime;

namespace Billing;

/// <summary>The connection could not be made, or broke before an answer arrived.</summary>
public sealed class ConnectionException : NetworkException
{
    /// <summary>Makes an exception about a broken connection.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="outcome">What is known of the call.</param>
    /// <param name="innerException">What the transport said.</param>
    public ConnectionException(string message, CallOutcome outcome, Exception? innerException = null)
        : base(message, outcome, innerException)
    {
    }
}
