using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>A delivery whose signature is right, for the vendor to make its event of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WebhookDelivery
{
    internal WebhookDelivery(string id, DateTimeOffset sentAt, KeptBody kept, Dictionary<string, object?> body)
    {
        Id = id;
        SentAt = sentAt;
        Kept = kept;
        Body = body;
    }

    /// <summary>The id of the delivery, from its header.</summary>
    public string Id { get; }

    /// <summary>When it was signed, from its header.</summary>
    public DateTimeOffset SentAt { get; }

    /// <summary>The body as it arrived.</summary>
    public string RawJson => Kept.Text;

    /// <summary>The members of the body. A vendor may put them under other names.</summary>
    public Dictionary<string, object?> Body { get; set; }

    internal KeptBody Kept { get; }

    /// <summary>A text of the body.</summary>
    /// <param name="name">The member.</param>
    /// <returns>The text; null when there is none.</returns>
    public string? Text(string name) => Body.TryGetValue(name, out var value) ? value as string : null;

    /// <summary>An object of the body.</summary>
    /// <param name="name">The member.</param>
    /// <returns>The object; null when there is none.</returns>
    public Dictionary<string, object?>? Map(string name) => Body.TryGetValue(name, out var value) ? value as Dictionary<string, object?> : null;

    /// <summary>A point in time of the body.</summary>
    /// <param name="name">The member.</param>
    /// <returns>The time; null when there is none in ISO 8601.</returns>
    public DateTimeOffset? Time(string name) => Text(name) is { } text && IsoDate.TryParse(text.AsSpan(), out var time) ? time : null;
}
