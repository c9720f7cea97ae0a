namespace Billing.Documents;

/// <summary>What an import says about a place.</summary>
internal enum FindingKind
{
    /// <summary>It could not tell, did what is safe, and someone has to look.</summary>
    Undecided,

    /// <summary>The published document has it and ours had it not.</summary>
    Added,

    /// <summary>Ours had it and the published document has it no more.</summary>
    Removed,

    /// <summary>The published document has it no more, and ours keeps it.</summary>
    Kept,

    /// <summary>It is another kind of thing than before.</summary>
    Changed,
}
