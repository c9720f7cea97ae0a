using System;
using Billing.Runtime;

namespace Billing;

/// <summary>No usable answer came from the server.</summary>
public abstract class NetworkException : BillingException
{
    private protected NetworkException(string message, CallOutcome outcome, Exception? innerException)
        : base(message, outcome, innerException)
    {
    }
}
