using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>Keeps BillingOS's usage events and sends them in the background, one per request. Make one per process, and dispose of it at the end.</summary>
/// <remarks>The vendor recognises a key for 24 hours. It refuses usage with a reason, such as <c>quota_exceeded</c> or <c>subscription_inactive</c>: that is told to <see cref="IngestionOptions.OnRejected"/>.</remarks>
public class BillingOSIngestion : UsageIngestion
{
    /// <summary>Makes an ingestion with the key of the environment variable <c>BILLINGOS_SECRET_KEY</c>.</summary>
    /// <exception cref="ArgumentException">The variable is not set or holds no usable key.</exception>
    public BillingOSIngestion()
        : this(new BillingOSIngestionOptions())
    {
    }

    /// <summary>Makes an ingestion.</summary>
    /// <param name="options">The options; a copy is taken.</param>
    /// <exception cref="ArgumentException">An option breaks a rule, or the journal's folder is in use, a link, or open to other users.</exception>
    public BillingOSIngestion(BillingOSIngestionOptions options)
        : this(new BillingOSIngestionOptions(options ?? throw new ArgumentNullException(nameof(options))), new BillingOSCore(new BillingOSClientOptions(options)))
    {
    }

    /// <summary>For mocks that override every member that they use: <c>base(client: null)</c>.</summary>
    /// <param name="client">Not used.</param>
    protected BillingOSIngestion(BillingOSClient? client) => _ = client;

    private BillingOSIngestion(BillingOSIngestionOptions options, BillingOSCore core)
        : base(options, BillingOSDelivery.Profile(options, core.Http))
    {
    }

    /// <summary>Takes an event in and returns at once; with <see cref="IngestionOptions.JournalDirectory"/> it is in the journal then, and survives the process; with <see cref="IngestionOptions.Fsync"/>, the machine.</summary>
    /// <remarks>The event is written as it is now: later changes of the object, or of what it holds, do not reach it. A missing key is filled in. The vendor takes no time: it counts usage in the period in which it arrives.</remarks>
    /// <param name="usage">The event.</param>
    /// <returns>Its key and time, and where it is.</returns>
    /// <exception cref="InvalidRequestException">A required member is missing, or a documented rule is broken.</exception>
    /// <exception cref="ArgumentException">A value cannot be written as JSON, the key has more than 255 characters, the id of the customer is longer than 16 KB, or the event is larger than 1 MB.</exception>
    /// <exception cref="ObjectDisposedException">The ingestion is disposed.</exception>
    public virtual TrackReceipt Track(TrackUsageRequest usage)
    {
        var one = Checked(usage);
        return Store(one, KeyOf(one.IdempotencyKey), one.CustomerId, UtcNow);
    }

    /// <summary>As <see cref="Track"/>, but waits for room in memory where <see cref="OverflowPolicy.Wait"/> says so.</summary>
    /// <param name="usage">The event.</param>
    /// <param name="cancellationToken">Ends the waiting; the event is not accepted then.</param>
    /// <returns>Its key and time, and where it is.</returns>
    /// <exception cref="InvalidRequestException">A required member is missing, or a documented rule is broken.</exception>
    /// <exception cref="ArgumentException">A value cannot be written as JSON, the key has more than 255 characters, the id of the customer is longer than 16 KB, or the event is larger than 1 MB.</exception>
    /// <exception cref="ObjectDisposedException">The ingestion is disposed.</exception>
    /// <exception cref="OperationCanceledException">The token ended the waiting.</exception>
    public virtual Task<TrackReceipt> TrackAsync(TrackUsageRequest usage, CancellationToken cancellationToken = default)
    {
        var one = Checked(usage);
        return StoreAsync(one, KeyOf(one.IdempotencyKey), one.CustomerId, UtcNow, cancellationToken);
    }

    private static TrackUsageRequest Checked(TrackUsageRequest usage)
    {
        ((IRequestModel)(usage ?? throw new ArgumentNullException(nameof(usage)))).Validate(nameof(usage));
        return usage;
    }
}
