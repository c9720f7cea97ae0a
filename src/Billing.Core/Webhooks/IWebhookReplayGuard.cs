using System;

namespace Billing;

/// <summary>
/// Remembers the ids of deliveries until their signatures have expired, so that a captured request cannot be sent again.
/// Methods are called from any thread, and only for deliveries whose signature and body are right.
/// </summary>
/// <remarks>
/// The vendor's own second attempt has the id of the first. So tell the guard to <see cref="Forget"/> an id when handling the event
/// failed: else that attempt is refused, too, until the id has expired. Attempts come for hours and may follow after that, so
/// what must not happen twice is guarded by a record of <see cref="WebhookEvent.Id"/> in the application's own database, in the
/// transaction that handles the event.
/// </remarks>
public interface IWebhookReplayGuard
{
    /// <summary>Remembers an id.</summary>
    /// <param name="id">The id of the delivery, up to 256 characters.</param>
    /// <param name="now">The time of the verifier's clock.</param>
    /// <param name="until">When the signature has expired and the id may be forgotten; one that is known keeps the later time.</param>
    /// <returns>False when the id is known and has not expired.</returns>
    bool TryRemember(string id, DateTimeOffset now, DateTimeOffset until);

    /// <summary>Forgets an id whose event could not be handled, so that the vendor's next attempt is accepted.</summary>
    /// <param name="id">The id of the delivery; one that is not known is passed over.</param>
    void Forget(string id);
}
