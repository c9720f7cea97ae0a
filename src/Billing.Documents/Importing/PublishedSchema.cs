using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>What an import asks of a schema, whichever document it stands in.</summary>
internal static class PublishedSchema
{
    /// <summary>Whether the rules of our documents want a component for it.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>True for unions, objects with members, and enums of several values.</returns>
    public static bool IsComponent(this Schema schema) => schema.Kind switch
    {
        SchemaKind.Union => true,
        SchemaKind.Enum => schema.Enum.Count > 1,
        SchemaKind.Object => schema.Properties.Count > 0,
        _ => false,
    };

    /// <summary>The one text that it allows.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The text; null where it allows others.</returns>
    public static string? OnlyText(this Schema schema) =>
        schema.Types.IsSubsetOf(["string"]) && schema.Kind is SchemaKind.String or SchemaKind.Enum or SchemaKind.Any
            ? schema.Constant ?? (schema.Enum.Count == 1 ? schema.Enum[0] : null)
            : null;

    /// <summary>What is the same thing in one document has the same identity: a component its name, an enum its values, anything else its place.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The identity.</returns>
    public static string Identity(this Schema schema) =>
        schema.Kind == SchemaKind.Enum ? "enum " + string.Join('|', schema.Enum.Order(StringComparer.Ordinal))
        : schema.Name is { } name ? "component " + name
        : schema.Pointer;

    /// <summary>What it looks like, as far as a name is to cover: the kinds of its members, its values or its forms.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>A text that is the same for schemas of the same shape.</returns>
    public static string Shape(this Schema schema) => schema.Kind switch
    {
        SchemaKind.Enum => schema.Identity(),
        SchemaKind.Object => "object " + string.Join('|', schema.Members().Select(member => member.Key + ":" + Rough(member.Value)).Order(StringComparer.Ordinal)),
        SchemaKind.Union => "union " + string.Join('|', schema.Variants.Select(variant => variant.Value ?? variant.Schema.Shape()).Order(StringComparer.Ordinal)),
        _ => Rough(schema),
    };

    /// <summary>The members. Where several parts of an allOf have one, that which allows a single text narrows the others.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The members, in their order.</returns>
    public static IEnumerable<KeyValuePair<string, Schema>> Members(this Schema schema)
    {
        foreach (var (name, first) in schema.Properties)
        {
            var constant = schema.Parts.Count < 2 ? null : schema.Parts
                .Where(part => part.Json["properties"]?[name] is not null)
                .Select(part => Schema.Of(schema.Document, part.Json["properties"]![name], JsonPointer.Append(JsonPointer.Append(part.Pointer, "properties"), name)))
                .FirstOrDefault(member => member.OnlyText() is not null);
            yield return new(name, constant ?? first);
        }
    }

    /// <summary>The parts by which two schemas are compared: members, values or forms.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>Their names.</returns>
    public static string[] Traits(this Schema schema) => schema.Kind switch
    {
        SchemaKind.Enum => [.. schema.Enum],
        SchemaKind.Object => [.. schema.Properties.Keys],
        SchemaKind.Union => [.. schema.Variants.Select(variant => variant.Value ?? string.Join('+', variant.Schema.Properties.Keys))],
        _ => [],
    };

    /// <summary>How much two schemas have in common.</summary>
    /// <param name="schema">One.</param>
    /// <param name="other">The other.</param>
    /// <returns>From 0, nothing, to 1, all.</returns>
    public static double Likeness(this Schema schema, Schema other)
    {
        var (ours, theirs) = (schema.Traits(), other.Traits());
        return schema.Kind != other.Kind ? 0
            : ours.Length + theirs.Length == 0 ? 1
            : (double)ours.Intersect(theirs, StringComparer.Ordinal).Count() / ours.Union(theirs, StringComparer.Ordinal).Count();
    }

    /// <summary>The kind of a member, where a number as text is a text and a constant is a text, too.</summary>
    private static string Rough(Schema schema) => schema.All.Text("x-wire") == "string" ? nameof(SchemaKind.String)
        : schema.OnlyText() is not null ? nameof(SchemaKind.String)
        : schema.Kind.ToString();
}
