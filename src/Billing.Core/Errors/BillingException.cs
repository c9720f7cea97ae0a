using System;
using Billing.Runtime;

namespace Billing;

/// <summary>
/// Everything that the SDK throws, but the caller's own cancellation and argument errors.
/// <see cref="Exception.Message"/> names the operation, status, code, request id and attempts, and never a body, a key or customer data.
/// </summary>
public class BillingException : Exception
{
    private readonly CallOutcome _outcome;

    /// <summary>Makes an exception about a call.</summary>
    /// <param name="message">What happened, without customer data.</param>
    /// <param name="outcome">What is known of the call; null when nothing was sent.</param>
    /// <param name="innerException">What caused it.</param>
    public BillingException(string message, CallOutcome? outcome = null, Exception? innerException = null)
        : base(message, innerException)
    {
        _outcome = outcome ?? CallOutcome.NothingSent;
    }

    /// <summary>The id of the operation, such as <c>Customers_Create</c>; empty when the failure belongs to none.</summary>
    public string Operation => _outcome.Operation;

    /// <summary>What the call did on the vendor's side.</summary>
    public Effect Effect => _outcome.Effect;

    /// <summary>The idempotency key that was sent, also a generated one; null when the operation has none. Repeat an <see cref="Billing.Effect.Unknown"/> call with it.</summary>
    public string? IdempotencyKey => _outcome.IdempotencyKey;

    /// <summary>How many attempts were made, those included of which nothing left; 0 when there was none. <see cref="Effect"/> says whether they may have acted.</summary>
    public int Attempts => _outcome.Attempts;

    /// <summary>Why the call was not tried again; null when no attempt was made.</summary>
    public StopReason? StopReason => _outcome.StopReason;

    /// <summary>The request as a curl command with every key and private value masked; empty when there was no request.</summary>
    /// <returns>A command to complete by hand and to share in a support case.</returns>
    public string ToCurl() => _outcome.ToCurl();
}
