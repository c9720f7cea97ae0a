using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Recognises pages: an operation that takes a position, and an answer with one list of objects.</summary>
internal static class PageMark
{
    private static readonly string[] Cursors = ["cursor", "pageToken"];
    private static readonly string[] Totals = ["total", "totalCount", "totalSize"];
    private static readonly string[] Nexts = ["nextCursor", "nextPageToken", "next_cursor"];
    private static readonly string[] Mores = ["hasMore", "has_more"];

    /// <summary>Marks a new operation and the schema of its answer.</summary>
    /// <param name="operation">The operation in our form.</param>
    /// <param name="published">The operation in the published document.</param>
    /// <param name="components">The components in our form.</param>
    /// <param name="findings">Where doubt is told.</param>
    public static void Put(JsonObject operation, ApiOperation published, IReadOnlyDictionary<string, JsonObject> components, Findings findings)
    {
        var names = published.Parameters.Where(parameter => parameter.In == "query").Select(parameter => parameter.Name).ToList();
        var cursor = Cursors.FirstOrDefault(names.Contains);
        if (operation.ContainsKey("x-pagination") || published.Verb != "GET" || (cursor is null && !names.Contains("offset")))
        {
            return;
        }

        var reference = (operation["responses"] as JsonObject ?? []).Where(response => ApiOperation.IsSuccess(response.Key)).Select(response => (string?)response.Value?["content"]?["application/json"]?["schema"]?["$ref"]).FirstOrDefault();
        var page = ApiDocument.SchemaName(reference) is { } name ? components.GetValueOrDefault(name) : null;
        var lists = (page?["properties"] as JsonObject ?? []).Where(member => ItemOf(member.Value) is { } item && components.GetValueOrDefault(item)?["properties"] is not null).ToList();
        var next = cursor is null ? null : Find(page, components, Nexts);
        if (lists.Count != 1 || (cursor is not null && next is null))
        {
            findings.Published(FindingKind.Undecided, published.Pointer, $"takes {cursor ?? "offset"}, and its answer does not tell the list{(cursor is null ? "" : " and the next position")}: say x-pagination and x-page");
            return;
        }

        var (results, item) = (lists[0].Key, ItemOf(lists[0].Value)!);
        operation["x-pagination"] = cursor is null
            ? new JsonObject { ["style"] = "offset", ["limit"] = "limit", ["offset"] = "offset", ["results"] = results, ["item"] = item }
            : new JsonObject { ["style"] = "cursor", ["limit"] = "limit", ["cursor"] = cursor, ["results"] = results, ["item"] = item };
        if (!names.Contains("limit"))
        {
            operation["x-pagination"]!.AsObject().Remove("limit");
        }

        if (!page!.ContainsKey("x-page"))
        {
            page["x-page"] = Page(page, components, results, item, next);
        }
    }

    /// <summary>Puts the names of today into a page that was marked before.</summary>
    /// <param name="page">The component.</param>
    /// <param name="marks">The marks that name its item: its own and those of operations.</param>
    public static void Rename(JsonObject page, IEnumerable<JsonObject> marks)
    {
        foreach (var mark in marks)
        {
            if ((string?)mark["results"] is { } results && ItemOf(page["properties"]?[results]) is { } item && (string?)mark["item"] != item)
            {
                mark["item"] = item;
            }
        }
    }

    private static JsonObject Page(JsonObject page, IReadOnlyDictionary<string, JsonObject> components, string results, string item, string? next)
    {
        var mark = new JsonObject { ["results"] = results, ["item"] = item };
        if (Find(page, components, Totals) is { } total)
        {
            mark["total"] = total;
        }

        if (components[item]["properties"]?["id"] is not null)
        {
            mark["id"] = "id";
        }

        if (next is not null)
        {
            mark["next"] = next;
        }

        if (Find(page, components, Mores) is { } more && next is not null)
        {
            mark["hasMore"] = more;
        }

        return mark;
    }

    /// <summary>The path of a member, in the page or one step below.</summary>
    private static string? Find(JsonObject? page, IReadOnlyDictionary<string, JsonObject> components, string[] names)
    {
        foreach (var (member, json) in page?["properties"] as JsonObject ?? [])
        {
            if (names.Contains(member))
            {
                return member;
            }

            var inner = Reference(json) is { } name ? components.GetValueOrDefault(name)?["properties"] as JsonObject : null;
            if (inner?.Select(below => below.Key).FirstOrDefault(names.Contains) is { } found)
            {
                return $"{member}.{found}";
            }
        }

        return null;
    }

    private static string? ItemOf(JsonNode? member) => (string?)member?["type"] == "array" ? Reference(member["items"]) : null;

    private static string? Reference(JsonNode? schema) => ApiDocument.SchemaName((string?)(schema?["$ref"] ?? schema?["allOf"]?[0]?["$ref"]));
}
