namespace Billing.Documents;

/// <summary>Something that an import has to say.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="File">The document that has the place.</param>
/// <param name="Pointer">The place.</param>
/// <param name="Text">What happened, or what is to be decided.</param>
internal sealed record Finding(FindingKind Kind, string File, string Pointer, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}#{Pointer}: {Text}";
}
