using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>Impacts in words.</summary>
internal static class Impacts
{
    /// <summary>Each impact, gravest first.</summary>
    public static IReadOnlyList<Impact> All { get; } =
        [Impact.SourceBreaking, Impact.BinaryBreaking, Impact.WireBreaking, Impact.Behaviour, Impact.Addition, Impact.Deprecation, Impact.Documentation];

    /// <summary>The single impacts in a set of them.</summary>
    /// <param name="impacts">The set.</param>
    /// <returns>Its members, gravest first.</returns>
    public static IEnumerable<Impact> Each(Impact impacts) => All.Where(impact => impacts.HasFlag(impact));

    /// <summary>The gravest of a set.</summary>
    /// <param name="impacts">The set.</param>
    /// <returns>The gravest; <see cref="Impact.None"/> of an empty set.</returns>
    public static Impact Gravest(Impact impacts) => Each(impacts).FirstOrDefault();

    /// <summary>An impact as people write it.</summary>
    /// <param name="impact">The impact.</param>
    /// <returns>Such as <c>source-breaking</c>.</returns>
    public static string Word(Impact impact) => impact switch
    {
        Impact.SourceBreaking => "source-breaking",
        Impact.BinaryBreaking => "binary-breaking",
        Impact.WireBreaking => "wire-breaking",
        _ => impact.ToString().ToLowerInvariant(),
    };
}
