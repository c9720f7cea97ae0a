using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Testing.Samples;

/// <summary>Texts that no log, message or trace may show, planted wherever an application or a server can put text.</summary>
public static class Canary
{
    public const string Email = "canary.person@example.test";
    public const string Card = "4242424242424242";
    public const string WebhookSecret = "whsec_CANARYc2VjcmV0";

    /// <summary>What a surface that shows a planted text or the key holds, escaped or not.</summary>
    private static readonly string[] Traces = ["CANARY", "canary.person", "4242424242"];

    /// <summary>A copy of a sample with a text in the place of every text that is free, names in free-form maps included.</summary>
    public static JsonNode? Plant(JsonNode? json, string text) => json switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key.Contains('ü', StringComparison.Ordinal) ? text : member.Key, Plant(member.Value, text)))),
        JsonArray items => new JsonArray(items.Select(item => Plant(item, text)).ToArray()),
        JsonValue value when value.TryGetValue<string>(out var old) && IsFree(old) => text,
        _ => json?.DeepClone(),
    };

    /// <summary>The planted texts that a surface shows.</summary>
    public static IEnumerable<string> In(string surface) => Traces.Where(trace => surface.Contains(trace, StringComparison.Ordinal));

    private static bool IsFree(string text) => text.Contains("😀", StringComparison.Ordinal) || text is "ü" or "text" or "two" or "key-1" or "deep";
}
