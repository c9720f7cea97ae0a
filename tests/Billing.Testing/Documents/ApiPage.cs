using System.Text.Json.Nodes;

namespace Billing.Testing.Documents;

/// <summary>Where a page holds its items and the way to the next page.</summary>
public sealed class ApiPage
{
    public ApiPage(JsonObject json)
    {
        Results = (string)json["results"]!;
        Total = (string?)json["total"];
        Next = (string?)json["next"];
        HasMore = (string?)json["hasMore"];
        ItemId = (string?)json["id"];
    }

    public string Results { get; }

    /// <summary>The path to the number of all items, with a dot where it is nested.</summary>
    public string? Total { get; }

    public string? Next { get; }

    public string? HasMore { get; }

    public string? ItemId { get; }
}
