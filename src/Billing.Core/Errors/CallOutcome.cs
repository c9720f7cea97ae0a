using System;
using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>What is known about a call that failed; every <see cref="BillingException"/> carries it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CallOutcome
{
    internal static readonly CallOutcome NothingSent = new(string.Empty, Effect.None, null, 0, null, null);

    /// <summary>Of a model that is read after its call: the call succeeded, or there would be no model.</summary>
    internal static readonly CallOutcome Succeeded = new(string.Empty, Effect.Applied, null, 1, Billing.StopReason.NotRetryable, null);

    private readonly ApiCall? _call;

    internal CallOutcome(string operation, Effect effect, string? idempotencyKey, int attempts, StopReason? stopReason, ApiCall? call)
    {
        Operation = operation;
        Effect = effect;
        IdempotencyKey = idempotencyKey;
        Attempts = attempts;
        StopReason = stopReason;
        _call = call;
    }

    /// <summary>An outcome for an exception that an application's test builds by hand.</summary>
    /// <param name="operation">The operation's id.</param>
    /// <param name="effect">What the call did.</param>
    /// <param name="idempotencyKey">The key that was sent, if any.</param>
    /// <param name="attempts">How many attempts were made.</param>
    /// <param name="stopReason">Why it was not tried again.</param>
    public CallOutcome(string operation, Effect effect, string? idempotencyKey = null, int attempts = 1, StopReason? stopReason = null)
        : this(operation, effect, idempotencyKey, attempts, stopReason, null)
    {
    }

    internal string Operation { get; }

    internal Effect Effect { get; }

    internal string? IdempotencyKey { get; }

    internal int Attempts { get; }

    internal StopReason? StopReason { get; }

    internal string ToCurl() => _call is null ? string.Empty : Curl.Describe(_call);

    /// <summary>A text of the server without the key that it may have quoted.</summary>
    internal string Hide(string text) => _call is null ? text : _call.Hide(text);

    internal string AttemptsText => Attempts == 1 ? "1 attempt" : FormattableString.Invariant($"{Attempts} attempts");
}
