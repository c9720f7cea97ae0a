using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Reads members that may have any form: the extensions of others have our names, too.</summary>
internal static class JsonMembers
{
    /// <summary>The text of a member.</summary>
    /// <param name="owner">What may be an object.</param>
    /// <param name="name">The member.</param>
    /// <returns>The text; null where there is no object, no such member, or something else in it.</returns>
    public static string? Text(this JsonNode? owner, string name) => Member(owner, name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A member.</summary>
    /// <param name="owner">What may be an object.</param>
    /// <param name="name">The member.</param>
    /// <returns>The JSON; null where there is no object or no such member.</returns>
    public static JsonNode? Member(this JsonNode? owner, string name) => owner is JsonObject map ? map[name] : null;
}
