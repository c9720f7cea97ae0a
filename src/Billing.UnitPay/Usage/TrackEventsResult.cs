namespace Billing.UnitPay;

public sealed partial class TrackEventsResult
{
    /// <summary>Throws when the vendor rejected an event: it answers with success all the same.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="UnitPayTrackRejectedException">At least one event was rejected and is not billed.</exception>
    public TrackEventsResult EnsureAccepted() => Rejected == 0 ? this : throw new UnitPayTrackRejectedException(this);
}
