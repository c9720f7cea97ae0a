using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Compares enums. Ours are open: a value that the SDK does not know is kept, so a new one never breaks; one that is gone takes its static member with it.</summary>
internal static class EnumComparer
{
    /// <summary>Compares two enums.</summary>
    /// <param name="old">The enum as it was.</param>
    /// <param name="current">The enum as it is.</param>
    /// <param name="where">Where they stand.</param>
    /// <param name="changes">Where changes go.</param>
    public static void Compare(Schema old, Schema current, Where where, ChangeList changes)
    {
        foreach (var value in old.Enum.Except(current.Enum, StringComparer.Ordinal))
        {
            var impact = Impact.SourceBreaking | Impact.BinaryBreaking | (where.IsRequest ? Impact.WireBreaking : Impact.None);
            changes.Add(where.Member(value, CSharpName.OfEnumValue(value)), "enum-value-removed", impact, $"the value \"{value}\" is gone");
        }

        foreach (var value in current.Enum.Except(old.Enum, StringComparer.Ordinal))
        {
            changes.Add(where.Member(value, CSharpName.OfEnumValue(value)), "enum-value-added", Impact.Addition, $"the value \"{value}\" is new");
        }

        foreach (var value in old.Enum.Intersect(current.Enum, StringComparer.Ordinal).Where(value => Description(old, value) != Description(current, value)))
        {
            changes.Add(where.Member(value, CSharpName.OfEnumValue(value)), "description-changed", Impact.Documentation, "the description changed");
        }
    }

    private static string? Description(Schema schema, string value)
    {
        var index = schema.Enum.ToList().IndexOf(value);
        return schema.All.First("x-enum-descriptions") is JsonArray texts && index < texts.Count ? Schema.Plain(texts[index]) : null;
    }
}
