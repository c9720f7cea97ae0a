using System;
using System.Threading;
using Billing.Runtime;

namespace Billing;

/// <summary>The caller's own token was cancelled. <see cref="OperationCanceledException.CancellationToken"/> is that token.</summary>
public sealed class CallCanceledException : OperationCanceledException
{
    private readonly CallOutcome _outcome;

    internal CallCanceledException(CallOutcome outcome, Exception? innerException, CancellationToken cancellationToken)
        : base($"{outcome.Operation} was cancelled by the caller, after {outcome.AttemptsText}.", innerException, cancellationToken)
    {
        _outcome = outcome;
    }

    /// <summary>What the call did on the vendor's side before it was cancelled.</summary>
    public Effect Effect => _outcome.Effect;

    /// <summary>The idempotency key that was sent, also a generated one; null when the operation has none.</summary>
    public string? IdempotencyKey => _outcome.IdempotencyKey;

    /// <summary>How many attempts were made, those included of which nothing left.</summary>
    public int Attempts => _outcome.Attempts;
}
