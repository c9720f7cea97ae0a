namespace Billing.Documents;

/// <summary>What the parts of an import share.</summary>
/// <param name="Published">The vendor's document.</param>
/// <param name="Current">Our document.</param>
/// <param name="Names">The names of the components.</param>
/// <param name="Findings">What there is to say.</param>
/// <param name="KeepMissing">Whether what the published document has no more stays.</param>
internal sealed record Import(ApiDocument Published, ApiDocument Current, ComponentNames Names, Findings Findings, bool KeepMissing)
{
    /// <summary>Says that ours has something which the published document has not.</summary>
    /// <param name="pointer">Where it stands in ours.</param>
    /// <param name="what">What it is.</param>
    /// <returns>Whether it stays.</returns>
    public bool Misses(string pointer, string what)
    {
        Findings.Current(KeepMissing ? FindingKind.Kept : FindingKind.Removed, pointer, what);
        return KeepMissing;
    }
}
