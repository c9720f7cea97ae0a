using System.Collections.Generic;
using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>What a vendor answered to a batch that it took.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchAnswer
{
    private readonly Dictionary<int, (string? Reason, string? Message)> _rejections = new();

    /// <summary>All events were taken.</summary>
    public static BatchAnswer AllTaken => new();

    /// <summary>How many events the vendor says it refused; those it names count by themselves.</summary>
    public long Rejected { get; set; }

    internal int Named => _rejections.Count;

    /// <summary>Notes a refused event.</summary>
    /// <param name="index">Its place in the batch.</param>
    /// <param name="reason">The vendor's code; null when it gave none.</param>
    /// <param name="message">The vendor's sentence.</param>
    public void Reject(int index, string? reason, string? message) => _rejections[index] = (reason, message);

    internal bool IsRejected(int index, out string? reason, out string? message)
    {
        var found = _rejections.TryGetValue(index, out var rejection);
        (reason, message) = rejection;
        return found;
    }
}
