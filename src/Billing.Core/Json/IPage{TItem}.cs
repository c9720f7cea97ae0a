using System.Collections.Generic;
using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>One page of a list, as the pager sees it.</summary>
/// <typeparam name="TItem">What the list holds.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPage<out TItem>
{
    /// <summary>The items; null when the member did not arrive.</summary>
    IReadOnlyList<TItem>? Items { get; }

    /// <summary>How many items there are on all pages, where the vendor says so.</summary>
    long? Total { get; }

    /// <summary>Where the next page begins, where the vendor says so.</summary>
    string? NextCursor { get; }

    /// <summary>Whether more pages follow, where the vendor says so.</summary>
    bool? HasMore { get; }

    /// <summary>The id of the first item: a page that comes twice is recognised by it.</summary>
    string? FirstItemId { get; }
}
