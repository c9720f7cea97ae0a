using System.Globalization;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.UnitPay;

public sealed partial class TrackEventsRequest : IKeyedRequest
{
    string? IKeyedRequest.Key => null;

    /// <summary>
    /// Gives every event without a key one that is made from the call's key and its place. So a repeat of the call with the
    /// key of its exception sends the very same events, and none is counted twice. The caller's objects stay as they are.
    /// </summary>
    void IKeyedRequest.WriteTo(JsonWriter writer, string key)
    {
        writer.WriteStartObject();
        JsonIo.Name(writer, "events");
        writer.WriteStartArray();
        var index = 0;
        foreach (var item in Events)
        {
            if (string.IsNullOrEmpty(item.IdempotencyKey))
            {
                ((IKeyedRequest)item).WriteTo(writer, key + "-" + index.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                ((IJsonModel)item).WriteTo(writer);
            }

            index++;
        }

        writer.WriteEndArray();
        JsonIo.WriteAdditional(writer, AdditionalProperties);
        writer.WriteEndObject();
    }
}
