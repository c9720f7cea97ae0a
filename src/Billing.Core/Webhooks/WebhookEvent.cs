using System;
using System.Collections.Generic;
using Billing.Runtime;

namespace Billing;

/// <summary>What a vendor delivered, verified. An application's tests make one with a <see cref="WebhookSigner"/> and the vendor's <c>Verify</c>.</summary>
public abstract class WebhookEvent
{
    private readonly KeptBody _kept;

    /// <summary>Takes a verified delivery.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <exception cref="ArgumentNullException">The delivery is null.</exception>
    protected WebhookEvent(WebhookDelivery delivery)
    {
        Ensure.NotNull(delivery, nameof(delivery));
        Id = delivery.Id;
        SentAt = delivery.SentAt;
        _kept = delivery.Kept;
        Body = delivery.Body;
        Data = delivery.Map("data") ?? new Dictionary<string, object?>(StringComparer.Ordinal);
    }

    /// <summary>The id of the delivery, from its header. It is the same at each attempt of the vendor: what was handled under it is not handled again.</summary>
    public string Id { get; }

    /// <summary>When this attempt was signed, from its header, to the second.</summary>
    public DateTimeOffset SentAt { get; }

    /// <summary>The member <c>data</c> of the body; empty when there is none, or none that is an object.</summary>
    public Dictionary<string, object?> Data { get; }

    /// <summary>The whole body: long, decimal, bool, string, list and dictionary. A number that neither long nor decimal holds exactly is text.</summary>
    public Dictionary<string, object?> Body { get; }

    /// <summary>The body as it arrived. Holds customer data: do not log it.</summary>
    public string RawJson => _kept.Text;
}
