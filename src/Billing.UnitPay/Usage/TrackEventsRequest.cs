using System;
using System.Globalization;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.UnitPay;

public sealed partial class TrackEventsRequest : IKeyedRequest
{
    private const int LongestKey = 255;

    /// <summary>A single event and its call share one key; each of many events has its own.</summary>
    string? IKeyedRequest.Key => _events is { Count: 1 } ? _events[0]?.IdempotencyKey : null;

    /// <summary>
    /// Gives every event without a key one that is made from the call's key and its place. So a repeat of the call with the
    /// key of its exception sends the very same events, and none is counted twice. The caller's objects stay as they are.
    /// </summary>
    void IKeyedRequest.WriteTo(JsonWriter writer, string key)
    {
        writer.WriteStartObject();
        JsonIo.Name(writer, "events");
        writer.WriteStartArray();
        for (var index = 0; index < Events.Count; index++)
        {
            ((IKeyedRequest)Events[index]).WriteTo(writer, KeyOf(index, key));
        }

        writer.WriteEndArray();
        if (AdditionalProperties is not null)
        {
            JsonIo.WriteAdditional(writer, AdditionalProperties, nameof(TrackEventsRequest), "events");
        }

        writer.WriteEndObject();
    }

    private string KeyOf(int index, string key)
    {
        var own = Events[index].IdempotencyKey;
        var eventKey = !string.IsNullOrEmpty(own) ? own! : Events.Count == 1 ? key : key + "-" + index.ToString(CultureInfo.InvariantCulture);
        return eventKey.Length <= LongestKey
            ? eventKey
            : throw new ArgumentException(FormattableString.Invariant($"must have at most {LongestKey} characters, with the place of the event behind the key of the call."), FormattableString.Invariant($"events[{index}].idempotencyKey"));
    }
}
