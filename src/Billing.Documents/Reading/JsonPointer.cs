using System;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>JSON pointers (RFC 6901), as they stand after the <c>#</c> of a reference.</summary>
internal static class JsonPointer
{
    /// <summary>A pointer one step deeper.</summary>
    /// <param name="pointer">Where the step begins.</param>
    /// <param name="token">The name of the member.</param>
    /// <returns>The pointer of that member.</returns>
    public static string Append(string pointer, string token) =>
        pointer + "/" + token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>A pointer one step deeper.</summary>
    /// <param name="pointer">Where the step begins.</param>
    /// <param name="index">The place in the array.</param>
    /// <returns>The pointer of that element.</returns>
    public static string Append(string pointer, int index) => Append(pointer, index.ToString(CultureInfo.InvariantCulture));

    /// <summary>What a pointer points at.</summary>
    /// <param name="root">The document.</param>
    /// <param name="pointer">The pointer.</param>
    /// <returns>The node; null when there is none.</returns>
    public static JsonNode? Find(JsonNode root, string pointer)
    {
        JsonNode? node = root;
        if (pointer.Length == 0)
        {
            return node;
        }

        if (pointer[0] != '/')
        {
            return null;
        }

        foreach (var raw in pointer[1..].Split('/'))
        {
            var token = raw.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node switch
            {
                JsonObject map => map[token],
                JsonArray list when int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                _ => null,
            };
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>The pointer in a reference.</summary>
    /// <param name="reference">A reference inside of a document, as <c>#/paths/~1plans~1%7Bid%7D</c>.</param>
    /// <returns>The pointer, without what an address needs.</returns>
    public static string Of(string reference) => Uri.UnescapeDataString(reference.TrimStart('#'));

    /// <summary>The last step of a pointer, as the member is named.</summary>
    /// <param name="pointer">The pointer.</param>
    /// <returns>The name.</returns>
    public static string Last(string pointer) =>
        pointer[(pointer.LastIndexOf('/') + 1)..].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
