namespace Billing.Documents;

/// <summary>Where a schema stands, as far as names and findings need it.</summary>
/// <param name="Name">A name for a component at this place.</param>
/// <param name="Origin">How <c>x-origin</c> tells the place.</param>
/// <param name="Member">The member or parameter that it belongs to, as on the wire.</param>
/// <param name="IsParameter">Whether it is a parameter, which travels as text.</param>
internal sealed record Place(string Name, string Origin, string Member = "", bool IsParameter = false)
{
    /// <summary>The items of the list at this place.</summary>
    public Place Items => this with { Name = Words.Singular(Name), Origin = Origin + "[]" };

    /// <summary>The values of the map at this place.</summary>
    public Place Values => this with { Name = Name + "Value", Origin = Origin + "{}" };
}
