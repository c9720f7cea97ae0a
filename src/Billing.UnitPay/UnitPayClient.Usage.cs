using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.UnitPay;

public partial class UnitPayClient
{
    /// <inheritdoc cref="UsageClient.TrackAsync(TrackEvent, RequestOptions, CancellationToken)"/>
    public virtual Task<TrackEventsResult> TrackAsync(TrackEvent usage, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Usage.TrackAsync(usage, options, cancellationToken);

    /// <inheritdoc cref="UsageClient.TrackAsync(IEnumerable{TrackEvent}, RequestOptions, CancellationToken)"/>
    public virtual Task<TrackEventsResult> TrackAsync(IEnumerable<TrackEvent> usage, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Usage.TrackAsync(usage, options, cancellationToken);

    /// <summary>Asks whether a customer may use a feature now, and how much is left. Changes nothing.</summary>
    /// <param name="request">Whom and what to check.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether access is granted, and why not.</returns>
    /// <exception cref="UnitPayException">The API answered with an error status.</exception>
    public virtual Task<CheckResult> CheckAsync(CheckRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Usage.CheckAsync(request, options, cancellationToken);
}
