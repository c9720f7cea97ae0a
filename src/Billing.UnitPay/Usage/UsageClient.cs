using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.UnitPay;

public partial class UsageClient
{
    /// <summary>Records one usage event: it deducts credits, meters for an invoice, or both, as the customer's plan says.</summary>
    /// <remarks>Without a key of its own the event gets one. The call may be sent again: the key keeps the event from being counted twice.</remarks>
    /// <param name="usage">The event.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the vendor answered.</returns>
    /// <exception cref="UnitPayTrackRejectedException">The vendor answered with success but rejected the event, for example for an unknown event name.</exception>
    /// <exception cref="UnitPayException">The API answered with an error status.</exception>
    public virtual Task<TrackEventsResult> TrackAsync(TrackEvent usage, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (usage is null)
        {
            throw new ArgumentNullException(nameof(usage));
        }

        return TrackOneAsync(usage, options, cancellationToken);
    }

    /// <summary>Records many usage events in one request. One bad event does not keep the others from being counted.</summary>
    /// <remarks>Events without a key of their own get one. The call may be sent again: the keys keep events from being counted twice.</remarks>
    /// <param name="usage">The events.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were accepted and rejected; <see cref="TrackEventsResult.EnsureAccepted"/> throws for rejected ones.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is null.</exception>
    /// <exception cref="UnitPayException">The API answered with an error status.</exception>
    public virtual Task<TrackEventsResult> TrackAsync(IEnumerable<TrackEvent> usage, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        var events = new List<TrackEvent>(usage ?? throw new ArgumentNullException(nameof(usage)));
        if (events.Count == 0 || events.Contains(null!))
        {
            throw new ArgumentException("must hold at least one event, and none that is null.", nameof(usage));
        }

        return TrackAsync(new TrackEventsRequest { Events = events }, options, cancellationToken);
    }

    private async Task<TrackEventsResult> TrackOneAsync(TrackEvent usage, RequestOptions? options, CancellationToken cancellationToken) =>
        (await TrackAsync(new TrackEventsRequest { Events = new[] { usage } }, options, cancellationToken).ConfigureAwait(false)).EnsureAccepted();
}
