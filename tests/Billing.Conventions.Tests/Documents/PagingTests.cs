using System.Linq;
using Newtonsoft.Json.Linq;
using static Billing.Conventions.Tests.Documents.Lint;

namespace Billing.Conventions.Tests.Documents;

public sealed class PagingTests
{
    private static readonly string[] Positions = ["offset", "cursor", "pageToken"];

    [Test]
    public void An_operation_that_takes_a_position_says_how_it_pages() => EveryOperation((_, operation) =>
        operation.ParameterNames.Any(Positions.Contains) == (operation.Json["x-pagination"] is not null) ? null : "x-pagination does not fit its parameters");

    [Test]
    public void Paging_names_parameters_of_the_operation() => EveryOperation((_, operation) =>
    {
        var paging = operation.Json["x-pagination"] as JObject;
        var names = new[] { "limit", "offset", "cursor" }.Select(key => (string?)paging?[key]).Concat(paging?["narrowBy"]?.Values<string>() ?? []).Where(name => name is not null);
        return paging is null ? null
            : (string?)paging["style"] is not ("offset" or "offset-text" or "cursor") ? $"style {paging["style"]}"
            : IsByCursor(paging) != paging["cursor"] is not null || IsByCursor(paging) == paging["offset"] is not null ? "either an offset or a cursor, as its style says"
            : names.FirstOrDefault(name => !operation.ParameterNames.Contains(name)) is { } missing ? $"no parameter {missing}"
            : paging["maxOffset"] is not null && paging["narrowBy"] is not JArray { Count: > 0 } ? "a limit of the offset, and no filters to narrow by"
            : null;
    });

    [Test]
    public void A_paging_operation_answers_with_a_page_of_the_same_items() => EveryOperation((document, operation) =>
    {
        var paging = operation.Json["x-pagination"];
        var page = operation.SuccessSchema is { } name ? document.Schemas[name]["x-page"] : null;
        return paging is null ? null
            : page is null ? $"{operation.SuccessSchema} has no x-page"
            : new[] { "results", "item" }.FirstOrDefault(key => (string?)page[key] != (string?)paging[key]) is { } other ? $"{other} differs from that of {operation.SuccessSchema}"
            : IsByCursor(paging) && page["next"] is null ? $"{operation.SuccessSchema} names no next cursor"
            : null;
    });

    [Test]
    public void A_page_names_its_members() => EverySchema((document, _, schema) =>
    {
        if (schema["x-page"] is not JObject page)
        {
            return null;
        }

        var item = (string)page["item"]!;
        return Document.Reference(schema["properties"]?[(string)page["results"]!]?["items"]) != item ? $"{page["results"]} is no list of {item}"
            : new[] { "total", "next", "hasMore" }.Select(key => (string?)page[key]).FirstOrDefault(path => !Exists(document, schema, path)) is { } missing ? $"no member {missing}"
            : page["id"] is { } id && document.Schemas[item]["properties"]?[(string)id!] is null ? $"{item} has no member {id}"
            : null;
    });

    private static bool IsByCursor(JToken paging) => (string?)paging["style"] == "cursor";

    private static bool Exists(Document document, JObject schema, string? path)
    {
        JToken? at = schema;
        foreach (var name in path?.Split('.') ?? [])
        {
            at = (Document.Reference(at) is { } reference ? document.Schemas[reference] : at)["properties"]?[name];
            if (at is null)
            {
                return false;
            }
        }

        return true;
    }
}
