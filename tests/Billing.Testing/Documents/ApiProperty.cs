using System.Text.Json.Nodes;

namespace Billing.Testing.Documents;

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Owner">The object.</param>
/// <param name="Schema">What it holds.</param>
/// <param name="IsRequired">Whether the vendor requires it.</param>
public sealed record ApiProperty(string Name, ApiSchema Owner, ApiSchema Schema, bool IsRequired)
{
    /// <summary>Its name in C# where that is not its name on the wire in PascalCase.</summary>
    public string? OwnName => Schema.OwnName;

    /// <summary>Whether it is a constant that the SDK writes although the application does not set it.</summary>
    public bool IsPrefilled => IsRequired && Schema.Constant is not null && !Owner.IsPatch;

    /// <summary>Whether the getter throws when it did not arrive.</summary>
    public bool ThrowsWhenMissing => IsRequired && !Schema.IsNullable && !IsPrefilled && !Owner.IsPatch;

    /// <summary>Adds what the SDK writes where this member is not set.</summary>
    public void WriteMissing(JsonObject json)
    {
        if (IsPrefilled)
        {
            json[Name] = Schema.Constant;
        }
        else if (IsRequired && Schema.IsNullable && !Owner.IsPatch)
        {
            json[Name] = null;
        }
        else
        {
            json.Remove(Name);
        }
    }
}
