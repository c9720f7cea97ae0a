using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>Keeps UnitPay's usage events and sends them in batches in the background. Make one per process, and dispose of it at the end.</summary>
/// <remarks>The vendor states no time for which it recognises an event's key, so events never expire unless <see cref="IngestionOptions.DuplicateWindow"/> says so.</remarks>
public class UnitPayIngestion : UsageIngestion
{
    private readonly UnitPayClient? _client;
    private readonly string? _keyPrefix;

    /// <summary>Makes an ingestion with the key of the environment variable <c>UNITPAY_API_KEY</c>.</summary>
    /// <exception cref="ArgumentException">The variable is not set or holds no usable key.</exception>
    public UnitPayIngestion()
        : this(new UnitPayIngestionOptions())
    {
    }

    /// <summary>Makes an ingestion.</summary>
    /// <param name="options">The options; a copy is taken.</param>
    /// <exception cref="ArgumentException">An option breaks a rule, or the journal's folder is in use, a link, or open to other users.</exception>
    public UnitPayIngestion(UnitPayIngestionOptions options)
        : this(new UnitPayIngestionOptions(options ?? throw new ArgumentNullException(nameof(options))), new UnitPayCore(new UnitPayClientOptions(options)))
    {
    }

    /// <summary>For mocks that override every member that they use: <c>base(client: null)</c>.</summary>
    /// <param name="client">What <see cref="CheckAsync"/> asks.</param>
    protected UnitPayIngestion(UnitPayClient? client) => _client = client;

    private UnitPayIngestion(UnitPayIngestionOptions options, UnitPayCore core)
        : base(options, UnitPayDelivery.Profile(options, core.Http))
    {
        _client = new UnitPayClient(options: core.Options);
        _keyPrefix = options.IdempotencyKeyPrefix;
    }

    /// <summary>Takes an event in and returns at once; with <see cref="IngestionOptions.JournalDirectory"/> it is in the journal then, and survives the process; with <see cref="IngestionOptions.Fsync"/>, the machine.</summary>
    /// <remarks>The event is written as it is now: later changes of the object, or of what it holds, do not reach it. Key, time and quantity are filled in where they are missing.</remarks>
    /// <param name="usage">The event.</param>
    /// <returns>Its key and time, and where it is.</returns>
    /// <exception cref="InvalidRequestException">A required member is missing.</exception>
    /// <exception cref="ArgumentException">A property cannot be written as JSON, the key has more than 255 characters, the id of the customer is longer than 16 KB, or the event is larger than 1 MB.</exception>
    /// <exception cref="ObjectDisposedException">The ingestion is disposed.</exception>
    public virtual TrackReceipt Track(TrackEvent usage)
    {
        var copy = Fix(usage);
        return Store(copy, KeyOf(copy.IdempotencyKey, _keyPrefix), copy.CustomerId, copy.Timestamp!.Value);
    }

    /// <summary>As <see cref="Track"/>, but waits for room in memory where <see cref="OverflowPolicy.Wait"/> says so.</summary>
    /// <param name="usage">The event.</param>
    /// <param name="cancellationToken">Ends the waiting; the event is not accepted then.</param>
    /// <returns>Its key and time, and where it is.</returns>
    /// <exception cref="InvalidRequestException">A required member is missing.</exception>
    /// <exception cref="ArgumentException">A property cannot be written as JSON, the key has more than 255 characters, the id of the customer is longer than 16 KB, or the event is larger than 1 MB.</exception>
    /// <exception cref="ObjectDisposedException">The ingestion is disposed.</exception>
    /// <exception cref="OperationCanceledException">The token ended the waiting.</exception>
    public virtual Task<TrackReceipt> TrackAsync(TrackEvent usage, CancellationToken cancellationToken = default)
    {
        var copy = Fix(usage);
        return StoreAsync(copy, KeyOf(copy.IdempotencyKey, _keyPrefix), copy.CustomerId, copy.Timestamp!.Value, cancellationToken);
    }

    /// <summary>Asks the vendor now whether a customer may use a feature. Passes by the buffer: pending events do not count yet.</summary>
    /// <param name="request">Whom and what to check.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether access is granted, and why not.</returns>
    /// <exception cref="UnitPayException">The API answered with an error status.</exception>
    public virtual Task<CheckResult> CheckAsync(CheckRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        (_client ?? throw new InvalidOperationException("This ingestion was made for mocking and has no client.")).CheckAsync(request, options, cancellationToken);

    private TrackEvent Fix(TrackEvent usage)
    {
        ((IRequestModel)(usage ?? throw new ArgumentNullException(nameof(usage)))).Validate(nameof(usage));
        return usage.Fixed(UtcNow);
    }
}
