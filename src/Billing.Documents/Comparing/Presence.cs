namespace Billing.Documents;

/// <summary>How a member or parameter is declared.</summary>
/// <param name="Schema">What it holds.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="IsPatch">Whether it belongs to a PATCH body.</param>
internal sealed record Presence(Schema Schema, bool IsRequired, bool IsPatch)
{
    /// <summary>The type in C#. Only a struct's question mark makes another one.</summary>
    public string Type => IsPatch ? $"Optional<{CSharpType.Of(Schema)}>" : CSharpType.Of(Schema) + (CSharpType.IsValue(Schema) && !(IsRequired && !Schema.IsNullable) ? "?" : "");
}
