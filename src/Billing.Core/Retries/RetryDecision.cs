using System;

namespace Billing.Runtime;

/// <summary>Whether a failed attempt is followed by another, and why not.</summary>
internal sealed class RetryDecision
{
    /// <summary>For a success: there is nothing to repeat and nothing to explain.</summary>
    public static readonly RetryDecision Done = new(false, null, TimeSpan.Zero);

    private RetryDecision(bool retry, StopReason? stop, TimeSpan delay)
    {
        Retry = retry;
        Stop = stop;
        Delay = delay;
    }

    public bool Retry { get; }

    /// <summary>Why there is no further attempt.</summary>
    public StopReason? Stop { get; }

    public TimeSpan Delay { get; }

    /// <summary>Decides. The order matters: what makes a repeat wrong comes before what makes it late.</summary>
    public static RetryDecision Of(ApiCall call, AttemptResult result)
    {
        if (result.Limit == LimitCause.Call)
        {
            return No(StopReason.TimeSpent);
        }

        if (!IsRetryable(call, result))
        {
            return No(StopReason.NotRetryable);
        }

        if (call.MaxRetries == 0)
        {
            return No(StopReason.RetriesOff);
        }

        if (!MayResend(call, result))
        {
            return No(StopReason.NoIdempotencyKey);
        }

        var retry = call.Attempts - 1;
        if (retry >= call.MaxRetries)
        {
            return No(StopReason.AttemptsSpent);
        }

        if (result.RetryAfter > BillingDefaults.LongestRetryAfter || result.RetryAfter > call.Remaining)
        {
            return No(StopReason.RetryAfterTooLong);
        }

        var delay = DelayOf(call, result, retry);
        if (delay > call.Remaining)
        {
            return No(StopReason.TimeSpent);
        }

        return call.Budget.TryWithdraw() ? new RetryDecision(true, null, delay) : No(StopReason.BudgetSpent);
    }

    private static bool IsRetryable(ApiCall call, AttemptResult result) => result.Outcome switch
    {
        AttemptOutcome.Answered => call.RetriesStatus(result.Status!.Value),
        AttemptOutcome.Broken => call.Retry.RetryConnectionErrors,
        AttemptOutcome.BodyBroken => call.Retry.RetryConnectionErrors && result.Error is not ResponseTooLargeException
            && (result.Response!.IsSuccessStatusCode || call.RetriesStatus(result.Status!.Value)),
        AttemptOutcome.TimedOut => call.Retry.RetryConnectionErrors,
        _ => false,
    };

    /// <summary>The mark on the operation decides, or the proof that the server did not act.</summary>
    private static bool MayResend(ApiCall call, AttemptResult result) =>
        call.Operation.Idempotency.IsNatural || call.Key is not null || result.Effect == Effect.None || call.Retry.ResendUnsafe;

    private static TimeSpan DelayOf(ApiCall call, AttemptResult result, int retry)
    {
        var delay = result.RetryAfter ?? Backoff.Compute(call.Retry, retry);
        var idempotency = call.Operation.Idempotency;
        if (!idempotency.IsAtomic && result.Effect != Effect.None && delay < BillingDefaults.NonAtomicResendDelay)
        {
            delay = BillingDefaults.NonAtomicResendDelay;
        }

        return delay;
    }

    private static RetryDecision No(StopReason reason) => new(false, reason, TimeSpan.Zero);
}
