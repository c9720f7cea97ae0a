using System;
using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>What one vendor contributes to ingestion: data, and how to send a batch on its own call path.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IngestionProfile
{
    /// <summary>The vendor's name.</summary>
    public required string Name { get; init; }

    /// <summary>How many events one request carries.</summary>
    public int MaxBatchSize { get; init; } = 1;

    /// <summary>How long an event waits for others to share a request with.</summary>
    public TimeSpan FlushInterval { get; init; }

    /// <summary>How long the vendor recognises a repeated key; null when it does not say.</summary>
    public TimeSpan? DuplicateWindow { get; init; }

    /// <summary>How long after a request whose outcome is not known a repeat is safe.</summary>
    public TimeSpan ResendDelay { get; init; }

    /// <summary>Sends a batch. What the vendor refuses as a whole is thrown as on every call.</summary>
    public required Func<UsageBatch, CancellationToken, Task<BatchAnswer>> SendAsync { get; init; }

    /// <summary>Whether an answer other than 400, 413 and 422 is the vendor's verdict on the event, rather than a failure to be mended.</summary>
    public Func<ApiException, bool> IsVerdict { get; init; } = static _ => false;

    /// <summary>The vendor's word for why it refused; null for its code, or its status.</summary>
    public Func<ApiException, string?> Reason { get; init; } = static _ => null;

    internal bool RefusesEvent(ApiException error) => error.StatusCode is 400 or 413 or 422 || IsVerdict(error);

    internal string ReasonOf(ApiException error) => Reason(error) ?? error.Code ?? FormattableString.Invariant($"http_{error.StatusCode}");
}
