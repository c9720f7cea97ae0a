namespace Billing.Documents;

/// <summary>What a schema becomes in C#.</summary>
internal enum SchemaKind
{
    /// <summary>Any JSON.</summary>
    Any,

    /// <summary>A text.</summary>
    String,

    /// <summary>A number with decimals.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A text out of a list.</summary>
    Enum,

    /// <summary>A list.</summary>
    Array,

    /// <summary>Members under names that the document does not know.</summary>
    Map,

    /// <summary>Members under names that it does know.</summary>
    Object,

    /// <summary>One of several forms.</summary>
    Union,
}
