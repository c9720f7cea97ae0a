using System;
using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>The vendor answered with success, but did not count the event or events.</summary>
public sealed class UnitPayTrackRejectedException : BillingException
{
    /// <summary>Makes an exception about rejected events.</summary>
    /// <param name="result">What the vendor answered.</param>
    /// <param name="outcome">What is known of the call; null for what the result says.</param>
    public UnitPayTrackRejectedException(TrackEventsResult result, CallOutcome? outcome = null)
        : base(
            Describe(result ?? throw new ArgumentNullException(nameof(result))),
            outcome ?? new CallOutcome("Usage_Track", result.AcceptedOrZero > 0 ? Effect.Applied : Effect.None, stopReason: Billing.StopReason.NotRetryable))
    {
        Result = result;
    }

    /// <summary>What the vendor answered, with the reason for each rejected event by its index.</summary>
    public TrackEventsResult Result { get; }

    /// <summary>The vendor's reason for the first rejected event, such as <c>rejected_no_metric</c> for an unknown event name; null when it gave none.</summary>
    public string? Reason => Result.Rejections is { Count: > 0 } rejections ? rejections[0].ReasonOrNull : null;

    private static string Describe(TrackEventsResult result) =>
        FormattableString.Invariant($"Usage_Track: {result.RejectedOrZero} of {result.AcceptedOrZero + result.RejectedOrZero} events were rejected and are not billed; Result.Rejections says why.");
}
