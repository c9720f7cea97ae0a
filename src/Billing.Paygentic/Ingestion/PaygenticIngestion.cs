using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>Keeps Paygentic's usage events and sends them in the background, one per request. Make one per process, and dispose of it at the end.</summary>
/// <remarks>The vendor counts a key once and states no time for which it recognises it, so events never expire unless <see cref="IngestionOptions.DuplicateWindow"/> says so.</remarks>
public class PaygenticIngestion : UsageIngestion
{
    /// <summary>Makes an ingestion with the key of the environment variable <c>PAYGENTIC_BEARER_AUTH</c>.</summary>
    /// <exception cref="ArgumentException">The variable is not set or holds no usable key.</exception>
    public PaygenticIngestion()
        : this(new PaygenticIngestionOptions())
    {
    }

    /// <summary>Makes an ingestion.</summary>
    /// <param name="options">The options; a copy is taken.</param>
    /// <exception cref="ArgumentException">An option breaks a rule, or the journal's folder is in use, a link, or open to other users.</exception>
    public PaygenticIngestion(PaygenticIngestionOptions options)
        : this(new PaygenticIngestionOptions(options ?? throw new ArgumentNullException(nameof(options))), new PaygenticCore(new PaygenticClientOptions(options)))
    {
    }

    /// <summary>For mocks that override every member that they use: <c>base(client: null)</c>.</summary>
    /// <param name="client">Not used.</param>
    protected PaygenticIngestion(PaygenticClient? client) => _ = client;

    private PaygenticIngestion(PaygenticIngestionOptions options, PaygenticCore core)
        : base(options, PaygenticDelivery.Profile(options, core.Http))
    {
    }

    /// <summary>Takes an event in and returns at once; with <see cref="IngestionOptions.JournalDirectory"/> it is in the journal then, and survives the process; with <see cref="IngestionOptions.Fsync"/>, the machine.</summary>
    /// <remarks>The event is written as it is now: later changes of the object, or of what it holds, do not reach it. Key and time are filled in where they are missing.</remarks>
    /// <param name="usage">The event.</param>
    /// <returns>Its key and time, and where it is.</returns>
    /// <exception cref="InvalidRequestException">A required member is missing, or a documented rule is broken.</exception>
    /// <exception cref="ArgumentException">A value cannot be written as JSON, the key has more than 255 characters, the id of the customer is longer than 16 KB, or the event is larger than 1 MB.</exception>
    /// <exception cref="ObjectDisposedException">The ingestion is disposed.</exception>
    public virtual TrackReceipt Track(IngestEventRequest usage)
    {
        var copy = Fix(usage);
        return Store(copy, KeyOf(copy.IdempotencyKey), copy.Subject ?? copy.ExternalSubject!, copy.Timestamp!.Value);
    }

    /// <summary>As <see cref="Track"/>, but waits for room in memory where <see cref="OverflowPolicy.Wait"/> says so.</summary>
    /// <param name="usage">The event.</param>
    /// <param name="cancellationToken">Ends the waiting; the event is not accepted then.</param>
    /// <returns>Its key and time, and where it is.</returns>
    /// <exception cref="InvalidRequestException">A required member is missing, or a documented rule is broken.</exception>
    /// <exception cref="ArgumentException">A value cannot be written as JSON, the key has more than 255 characters, the id of the customer is longer than 16 KB, or the event is larger than 1 MB.</exception>
    /// <exception cref="ObjectDisposedException">The ingestion is disposed.</exception>
    /// <exception cref="OperationCanceledException">The token ended the waiting.</exception>
    public virtual Task<TrackReceipt> TrackAsync(IngestEventRequest usage, CancellationToken cancellationToken = default)
    {
        var copy = Fix(usage);
        return StoreAsync(copy, KeyOf(copy.IdempotencyKey), copy.Subject ?? copy.ExternalSubject!, copy.Timestamp!.Value, cancellationToken);
    }

    private IngestEventRequest Fix(IngestEventRequest usage)
    {
        ((IRequestModel)(usage ?? throw new ArgumentNullException(nameof(usage)))).Validate(nameof(usage));
        return usage.Fixed(UtcNow);
    }
}
