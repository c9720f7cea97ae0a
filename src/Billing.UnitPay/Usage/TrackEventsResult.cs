using Billing.Runtime;

namespace Billing.UnitPay;

public sealed partial class TrackEventsResult : ICallAnswer
{
    private CallOutcome? _outcome;

    /// <summary>Whether the vendor says that it left something out, by a count or by a reason.</summary>
    internal bool HasRejections => _rejected > 0 || Rejections is { Count: > 0 };

    internal long AcceptedOrZero => _accepted ?? 0;

    internal long RejectedOrZero => _rejected ?? Rejections?.Count ?? 0;

    /// <summary>Throws when the vendor rejected an event: it answers with success all the same.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="UnitPayTrackRejectedException">At least one event was rejected and is not billed.</exception>
    public TrackEventsResult EnsureAccepted() => HasRejections ? throw new UnitPayTrackRejectedException(this, _outcome) : this;

    /// <summary>Keeps what a rejection, found later, should tell of the call.</summary>
    void ICallAnswer.OnCall(string? idempotencyKey, int attempts)
    {
        if (HasRejections)
        {
            _outcome = new CallOutcome("Usage_Track", AcceptedOrZero > 0 ? Effect.Applied : Effect.None, idempotencyKey, attempts, StopReason.NotRetryable);
        }
    }
}
