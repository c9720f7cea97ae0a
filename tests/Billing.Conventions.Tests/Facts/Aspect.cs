namespace Billing.Conventions.Tests.Facts;

/// <summary>What a document and the facts can differ in.</summary>
public enum Aspect
{
    Operations,
    Functions,
    Parameters,
    Bodies,
    Responses,
    Schemas,
    Properties,
    Types,
    Required,

    /// <summary>A member that the facts call required in an answer, and the document does not.</summary>
    Promised,

    Nullable,
    Deprecated,
    Constants,
    Enums,
    Unions,
    Limits,
    Defaults,
    Units,
}
