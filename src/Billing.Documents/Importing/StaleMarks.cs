using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Takes names out of our extensions where the published document has no more what they name: generated code would not compile.</summary>
/// <param name="findings">Where it is told.</param>
internal sealed class StaleMarks(Findings findings)
{
    /// <summary>Clears the groups of members or parameters of which some are needed.</summary>
    /// <param name="owner">The component or operation.</param>
    /// <param name="pointer">Where it stands in the published document.</param>
    /// <param name="names">The members or parameters that it has.</param>
    public void ClearGroups(JsonObject owner, string pointer, IReadOnlyCollection<string> names)
    {
        foreach (var extension in new[] { "x-one-of", "x-any-of" })
        {
            if (owner[extension] is not JsonArray groups || groups.OfType<JsonArray>().All(group => group.All(name => names.Contains(Schema.Plain(name)))))
            {
                continue;
            }

            var rest = groups.OfType<JsonArray>().Where(group => group.All(name => names.Contains(Schema.Plain(name)))).Select(group => group.DeepClone()).ToArray();
            findings.Published(FindingKind.Undecided, pointer, $"{extension} named what is there no more: {(rest.Length > 1 ? "the other groups stay" : "left out")}");
            if (rest.Length > 1)
            {
                owner[extension] = new JsonArray(rest);
            }
            else
            {
                owner.Remove(extension);
            }
        }
    }

    /// <summary>Clears the marks of an operation.</summary>
    /// <param name="operation">The operation in our form.</param>
    /// <param name="pointer">Where it stands in the published document.</param>
    /// <param name="components">The components.</param>
    public void Clear(JsonObject operation, string pointer, IReadOnlyDictionary<string, JsonObject> components)
    {
        var parameters = (operation["parameters"] as JsonArray ?? []).Select(parameter => Schema.Plain(parameter!["name"])).ToHashSet(StringComparer.Ordinal);
        ClearGroups(operation, pointer, parameters);
        if (operation["x-pagination"] is JsonObject paging)
        {
            if (new[] { "limit", "offset", "cursor" }.Any(key => (string?)paging[key] is { } name && !parameters.Contains(name)))
            {
                operation.Remove("x-pagination");
                findings.Published(FindingKind.Undecided, pointer, "x-pagination named a parameter that is there no more: left out");
            }
            else if (paging["narrowBy"] is JsonArray filters)
            {
                paging["narrowBy"] = new JsonArray([.. filters.Where(filter => parameters.Contains(Schema.Plain(filter))).Select(filter => filter!.DeepClone())]);
            }
        }

        var body = Ownership.Named(operation["requestBody"]).Select(components.GetValueOrDefault).FirstOrDefault()?["properties"] as JsonObject;
        var mark = operation["x-idempotency"] as JsonObject;
        if (mark is not null && (string?)mark["kind"] == "body" && body?.ContainsKey(Schema.Plain(mark["name"])) != true)
        {
            operation["x-idempotency"] = new JsonObject { ["kind"] = "none" };
            findings.Published(FindingKind.Undecided, pointer, "x-idempotency named a member that is there no more: taken as none");
        }
        else if ((string?)mark?["member"] is { } member && body?.ContainsKey(member) != true)
        {
            mark!.Remove("member");
        }
    }

    /// <summary>Clears the mark of a page whose members are there no more.</summary>
    /// <param name="page">The component.</param>
    /// <param name="pointer">Where it stands in the published document.</param>
    public void ClearPage(JsonObject page, string pointer)
    {
        if ((string?)page["x-page"]?["results"] is { } results && (page["properties"] as JsonObject)?.ContainsKey(results) != true)
        {
            page.Remove("x-page");
            findings.Published(FindingKind.Undecided, pointer, "x-page named a list that is there no more: left out");
        }
    }
}
