namespace Billing.Documents;

/// <summary>The C# types that the generator makes of schemas.</summary>
internal static class CSharpType
{
    /// <summary>The type of a schema, without its question mark.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The type as written in C#; that of an anonymous schema has a name for people.</returns>
    public static string Of(Schema schema) => schema.Kind switch
    {
        SchemaKind.String => schema.Format == "date-time" ? "DateTimeOffset" : "string",
        SchemaKind.Number => "decimal",
        SchemaKind.Integer => schema.Format == "int64" ? "long" : "int",
        SchemaKind.Boolean => "bool",
        SchemaKind.Array => $"IReadOnlyList<{Item(schema.Items)}>",
        SchemaKind.Map => $"Dictionary<string, {Item(schema.AdditionalProperties)}>",
        SchemaKind.Any => "object",
        SchemaKind.Enum => NameOf(schema, "an enum"),
        SchemaKind.Union => NameOf(schema, "a union"),
        _ => NameOf(schema, "an object"),
    };

    /// <summary>Whether a schema is a type that has a name in C#.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>Whether it is a class or an enum.</returns>
    public static bool IsNamed(Schema schema) => schema.Kind is SchemaKind.Object or SchemaKind.Enum or SchemaKind.Union;

    /// <summary>Whether a question mark makes another type of it: <c>decimal?</c> is one, <c>string?</c> is none.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>Whether it is a struct in C#.</returns>
    public static bool IsValue(Schema schema) =>
        schema.Kind is SchemaKind.Number or SchemaKind.Integer or SchemaKind.Boolean or SchemaKind.Enum || (schema.Kind == SchemaKind.String && schema.Format == "date-time");

    /// <summary>What a schema is on the wire.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The kind of JSON.</returns>
    public static string Wire(Schema schema) => schema.Kind switch
    {
        SchemaKind.Number or SchemaKind.Integer when schema.All.Text("x-wire") is { } wire => wire,
        SchemaKind.String or SchemaKind.Enum => "string",
        SchemaKind.Map or SchemaKind.Object => "object",
        SchemaKind.Number => "number",
        SchemaKind.Integer => "integer",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static string Item(Schema? schema) => schema is null || schema.Kind == SchemaKind.Any ? "object?" : Of(schema);

    private static string NameOf(Schema schema, string anonymous) => schema.Name is { } name ? CSharpName.Of(name) : anonymous;
}
