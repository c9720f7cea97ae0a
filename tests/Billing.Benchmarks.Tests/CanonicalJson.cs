using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Benchmarks.Tests;

/// <summary>JSON by what it means here: amounts may be text or not, times have several forms, null is as good as absent, and each key is another.</summary>
internal static class CanonicalJson
{
    public static JsonNode? Of(JsonNode? json) => json switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => member.Value is not null)
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, IsKey(member.Key) ? "key" : Of(member.Value)))),
        JsonArray items => new JsonArray(items.Select(Of).ToArray()),
        JsonValue value => Text(value.ToString()),
        _ => null,
    };

    private static bool IsKey(string name) => name is "idempotencyKey" or "idempotency_key";

    private static string Text(string value)
    {
        if (decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number.ToString("0.#############################", CultureInfo.InvariantCulture);
        }

        var isTime = value.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
        return isTime ? DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : value;
    }
}
