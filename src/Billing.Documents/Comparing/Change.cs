using System;
using System.Collections.Generic;

namespace Billing.Documents;

/// <summary>A change of a document, as a user of the SDK sees it.</summary>
/// <param name="Rule">Which kind of change it is, for machines: <c>member-removed</c>.</param>
/// <param name="Place">The operation or member in the document: <c>Customer.email</c>.</param>
/// <param name="CSharp">Its name in C#: <c>Customer.Email</c>.</param>
/// <param name="Message">What changed.</param>
internal sealed record Change(string Rule, string Place, string CSharp, string Message)
{
    /// <summary>What it means, of all directions together.</summary>
    public Impact Impacts { get; set; }

    /// <summary>Whether it counts as breaking though everything compiles and is accepted: money in another unit, calls to another server.</summary>
    public bool IsSevere { get; init; }

    /// <summary>The operations whose requests it reaches.</summary>
    public SortedSet<string> Requests { get; } = new(StringComparer.Ordinal);

    /// <summary>The operations whose responses it reaches.</summary>
    public SortedSet<string> Responses { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether an application may need a change of its own.</summary>
    public bool IsBreaking => IsSevere || (Impacts & Impact.Breaking) != 0;
}
