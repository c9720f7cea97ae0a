namespace Billing.Documents;

/// <summary>A form of a union.</summary>
/// <param name="Key">What it is recognised by in another document: the schema's name, the value of its tag, or its kind of JSON.</param>
/// <param name="Name">Its name in C#; null where the document gives none.</param>
/// <param name="Value">The value of the tag; null where none tells the forms apart.</param>
/// <param name="Schema">Its schema.</param>
internal sealed record SchemaVariant(string Key, string? Name, string? Value, Schema Schema);
