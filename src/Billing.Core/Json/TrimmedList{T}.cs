using System.Collections.Generic;

namespace Billing.Runtime;

/// <summary>A list without the nulls that arrived in it. A walk by offset counts them all the same.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
internal sealed class TrimmedList<T> : List<T>, ITrimmedList
{
    private TrimmedList(List<T> items)
        : base(items)
    {
    }

    public int Dropped { get; private set; }

    /// <summary>Notes a null that is left out.</summary>
    public static List<T> Drop(List<T> list)
    {
        var trimmed = list as TrimmedList<T> ?? new TrimmedList<T>(list);
        trimmed.Dropped++;
        return trimmed;
    }
}
