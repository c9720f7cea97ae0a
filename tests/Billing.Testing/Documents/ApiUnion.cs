using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Testing.Documents;

/// <summary>A value of one of several forms.</summary>
public sealed class ApiUnion
{
    public ApiUnion(ApiDocument document, JsonObject json)
    {
        Tag = (string?)json["property"];
        Variants = json["variants"]!.AsArray().Select(variant => new ApiVariant(
            (string)variant!["name"]!,
            (string?)variant["kind"],
            (string?)variant["map"],
            (string?)variant["model"] is { } model ? ApiSchema.Of(document, model) : null)).ToList();
    }

    /// <summary>The member that tells the forms apart; null where something else does.</summary>
    public string? Tag { get; }

    public IReadOnlyList<ApiVariant> Variants { get; }
}
