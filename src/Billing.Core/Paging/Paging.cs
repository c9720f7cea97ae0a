using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>The limits of a list of a vendor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Paging
{
    /// <summary>Describes a list.</summary>
    /// <param name="maxOffset">The largest offset that the vendor takes; null for no limit.</param>
    /// <param name="narrowBy">The filters that make the list shorter, comma-separated.</param>
    public Paging(int? maxOffset = null, string? narrowBy = null)
    {
        MaxOffset = maxOffset;
        NarrowBy = narrowBy;
    }

    internal int? MaxOffset { get; }

    internal string? NarrowBy { get; }
}
