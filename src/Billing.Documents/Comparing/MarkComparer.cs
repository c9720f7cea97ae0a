using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Compares what a document says of an operation beside its parameters and bodies: words, and the extensions that the templates read.</summary>
internal static class MarkComparer
{
    private const Impact Broken = Impact.SourceBreaking | Impact.BinaryBreaking;

    /// <summary>Compares two operations.</summary>
    /// <param name="old">The operation as it was.</param>
    /// <param name="current">The operation as it is.</param>
    /// <param name="method">Where the method stands.</param>
    /// <param name="changes">Where changes go.</param>
    public static void Compare(ApiOperation old, ApiOperation current, Where method, ChangeList changes)
    {
        var (before, now) = (old.Json, current.Json);
        if (Is(before, "deprecated") != Is(now, "deprecated"))
        {
            changes.Add(method, Is(now, "deprecated") ? "deprecated" : "undeprecated", Is(now, "deprecated") ? Impact.Deprecation : Impact.Documentation, Is(now, "deprecated") ? "is deprecated now" : "is no longer deprecated");
        }

        if (new[] { "summary", "description", "x-deprecatedMessage", "x-evidence", "x-evidence-note", "x-rate-limit" }.Any(key => !JsonNode.DeepEquals(before[key], now[key])))
        {
            changes.Add(method, "description-changed", Impact.Documentation, "the description changed");
        }

        if (before.Text("x-function") is var function && function != now.Text("x-function"))
        {
            changes.Add(method, "function-renamed", Broken, $"its function is {CSharpName.Of(now.Text("x-function") ?? "none")}Async now, was {CSharpName.Of(function ?? "none")}Async");
        }

        Behaviour("x-idempotency", "idempotency-changed", "how it is kept from acting twice");
        Behaviour("x-retries", "retries-changed", "after what it is sent again");
        Pagination(old, current, method, changes);

        void Behaviour(string key, string rule, string words)
        {
            if (!JsonNode.DeepEquals(before[key], now[key]))
            {
                changes.Add(method, rule, Impact.Behaviour, $"{words} changed: {Text(now[key])} now, was {Text(before[key])}");
            }
        }
    }

    private static void Pagination(ApiOperation old, ApiOperation current, Where method, ChangeList changes)
    {
        switch (old.Json["x-pagination"], current.Json["x-pagination"])
        {
            case (null, { }):
                changes.Add(method, "pagination-added", Impact.Addition, $"{current.ListAll} walks over its pages");
                break;
            case ({ }, null):
                changes.Add(method, "pagination-removed", Broken, $"{old.ListAll} is gone");
                break;
            case ({ } before, { } now) when before.Text("item") != now.Text("item"):
                changes.Add(method, "pagination-changed", Broken, $"{current.ListAll} gives {Schema.Plain(now.Member("item"))} now, was {Schema.Plain(before.Member("item"))}");
                break;
            case ({ } before, { } now) when !JsonNode.DeepEquals(before, now):
                changes.Add(method, "pagination-changed", Impact.Behaviour, $"{current.ListAll} walks over its pages in another way: {Text(now)}, was {Text(before)}");
                break;
        }
    }

    private static bool Is(JsonObject json, string key) => json[key]?.GetValueKind() == JsonValueKind.True;

    private static string Text(JsonNode? node) => node switch
    {
        null => "nothing",
        JsonObject map => string.Join(", ", map.Select(member => $"{member.Key} {Text(member.Value)}")),
        JsonArray list => string.Join("/", list.Select(Text)),
        _ => Schema.Plain(node),
    };
}
