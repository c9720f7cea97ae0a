namespace Billing.Documents;

/// <summary>Where a comparison is.</summary>
/// <param name="Operation">The operation that leads there; null for a type that none leads to.</param>
/// <param name="Direction">Which way what is there travels.</param>
/// <param name="Place">The place in the document.</param>
/// <param name="CSharp">Its name in C#.</param>
internal sealed record Where(string? Operation, Direction Direction, string Place, string CSharp)
{
    /// <summary>Whether an application sends what is there.</summary>
    public bool IsRequest => Direction == Direction.Request;

    /// <summary>Whether an application receives what is there.</summary>
    public bool IsResponse => Direction == Direction.Response;

    /// <summary>The place of a type of its own.</summary>
    /// <param name="name">The type's name.</param>
    /// <returns>The place, reached by the same operation.</returns>
    public Where Type(string name) => this with { Place = name, CSharp = CSharpName.Of(name) };

    /// <summary>The place of a member.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="csharp">The name in C#.</param>
    /// <returns>The place.</returns>
    public Where Member(string name, string csharp) => this with { Place = $"{Place}.{name}", CSharp = $"{CSharp}.{csharp}" };

    /// <summary>The place of what a list or map holds.</summary>
    /// <param name="mark">What says which: <c>[]</c> or <c>{}</c>.</param>
    /// <returns>The place.</returns>
    public Where Inside(string mark) => this with { Place = Place + mark };
}
