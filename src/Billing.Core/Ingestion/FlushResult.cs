using System.Collections.Generic;

namespace Billing;

/// <summary>What became of the events that were pending when a flush began.</summary>
public sealed class FlushResult
{
    /// <summary>Makes a result; applications use it only in their own tests.</summary>
    /// <param name="accepted">How many the vendor took.</param>
    /// <param name="rejected">How many it refused.</param>
    /// <param name="rejections">The refused events, up to 1,000.</param>
    /// <param name="error">Why sending stopped; null when it did not.</param>
    public FlushResult(long accepted, long rejected, IReadOnlyList<UsageRejection> rejections, FlushError? error = null)
    {
        Accepted = accepted;
        Rejected = rejected;
        Rejections = rejections;
        Error = error;
    }

    /// <summary>How many events the vendor took.</summary>
    public long Accepted { get; }

    /// <summary>How many events the vendor refused.</summary>
    public long Rejected { get; }

    /// <summary>The refused events with their reasons, the first 1,000.</summary>
    public IReadOnlyList<UsageRejection> Rejections { get; }

    /// <summary>Why sending stopped before all were settled; null when it did not. What is pending is kept and sent later.</summary>
    /// <remarks>Events that are held, or set aside for a later attempt, stay pending without an error: <see cref="UsageIngestion.Books"/> counts them.</remarks>
    public FlushError? Error { get; }
}
