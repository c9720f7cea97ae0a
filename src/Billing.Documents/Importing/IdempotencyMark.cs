using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Tells whether a new operation may be sent again: by its verb, or by a key that the vendor documents.</summary>
internal static class IdempotencyMark
{
    private static readonly string[] Keys = ["idempotencykey", "xidempotencykey", "idempotencytoken", "idempotenttoken"];

    /// <summary>Whether a name is that of a key.</summary>
    /// <param name="name">The name of a header or member.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsKey(string name) => Keys.Contains(name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant());

    /// <summary>The mark of an operation.</summary>
    /// <param name="published">The operation.</param>
    /// <param name="findings">Where doubt is told.</param>
    /// <returns>The value of <c>x-idempotency</c>.</returns>
    public static JsonObject Of(ApiOperation published, Findings findings)
    {
        if (published.Verb is not "POST")
        {
            return new JsonObject { ["kind"] = "natural" };
        }

        var header = published.Parameters.FirstOrDefault(parameter => parameter.In == "header" && IsKey(parameter.Name))?.Name;
        var member = published.Body?.Schema?.Properties.Keys.FirstOrDefault(IsKey);
        if ((header ?? member) is not { } name)
        {
            findings.Published(FindingKind.Undecided, published.Pointer, "documents no idempotency key: taken as none, and never sent again where it could act twice");
            return new JsonObject { ["kind"] = "none" };
        }

        findings.Published(FindingKind.Undecided, published.Pointer, $"has the key {name}, and nothing says whether the vendor looks at it atomically: taken as not");
        var mark = new JsonObject { ["kind"] = header is null ? "body" : "header", ["name"] = name };
        if (header is not null && member is not null)
        {
            mark["member"] = member;
        }

        mark["atomic"] = false;
        return mark;
    }

    /// <summary>Tells of a key that an operation of ours does not use.</summary>
    /// <param name="published">The operation.</param>
    /// <param name="current">Ours.</param>
    /// <param name="findings">Where it is told.</param>
    public static void Compare(ApiOperation published, ApiOperation current, Findings findings)
    {
        var key = published.Parameters.FirstOrDefault(parameter => parameter.In == "header" && IsKey(parameter.Name))?.Name ?? published.Body?.Schema?.Properties.Keys.FirstOrDefault(IsKey);
        if (published.Verb == "POST" && key is not null && (string?)current.Json["x-idempotency"]?["kind"] == "none")
        {
            findings.Published(FindingKind.Undecided, published.Pointer, $"has the key {key}, and ours says that it has none: say so in its x-idempotency");
        }
    }
}
