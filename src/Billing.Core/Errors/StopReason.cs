namespace Billing;

/// <summary>Why a call was not tried again.</summary>
public enum StopReason
{
    /// <summary><see cref="RetryOptions.MaxRetries"/> is 0.</summary>
    RetriesOff,

    /// <summary>Repeating could not change the outcome, as with most 4xx answers.</summary>
    NotRetryable,

    /// <summary>The request may have been applied and the operation has no idempotency key: a repeat could act twice.</summary>
    NoIdempotencyKey,

    /// <summary>All attempts that <see cref="RetryOptions.MaxRetries"/> allows were made.</summary>
    AttemptsSpent,

    /// <summary>The next wait would have passed <see cref="RetryOptions.MaxElapsedTime"/> or the call's timeout, or an attempt did.</summary>
    TimeSpent,

    /// <summary>Most calls to this server fail: retries would only add to its load.</summary>
    BudgetSpent,

    /// <summary>The server asked to wait for more than 60 seconds, or for longer than the call may last.</summary>
    RetryAfterTooLong,
}
