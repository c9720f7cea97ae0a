using System;
using System.ComponentModel;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing;

/// <summary>
/// Takes usage events in at once, keeps them, and sends them in the background, each with the key and time that it had when it was tracked. Make one per process and dispose of it at the end.
/// Thread-safe. It hooks no signals and keeps no process alive.
/// </summary>
public abstract class UsageIngestion : IAsyncDisposable, IDisposable
{
    private readonly object _lock = new();
    private readonly UsageBuffer? _buffer;
    private readonly DeadLetters? _letters;
    private readonly IngestionWorker? _worker;
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly TimeSpan _shutdownTimeout;
    private Task? _disposal;

    /// <summary>For mocks, which override every member that they use.</summary>
    protected UsageIngestion()
    {
    }

    /// <summary>Makes an ingestion of a vendor.</summary>
    /// <param name="options">The options, already a copy.</param>
    /// <param name="profile">The vendor.</param>
    /// <exception cref="ArgumentException">An option breaks a rule, or the journal's folder is in use, a link, or open to other users.</exception>
    protected UsageIngestion(IngestionOptions options, IngestionProfile profile)
    {
        IngestionRules.Apply(Ensure.NotNull(options, nameof(options)));
        Ensure.NotNull(profile, nameof(profile));
        _time = options.TimeProvider ?? TimeProvider.System;
        _shutdownTimeout = options.ShutdownTimeout;
        _letters = new DeadLetters(options.DeadLetterFile ?? (options.JournalDirectory is { } folder ? Path.Combine(folder, profile.Name.ToLowerInvariant(), "dead-letters.jsonl") : null));
        var notices = new IngestionNotices(options, _letters);
        _buffer = new UsageBuffer(options, profile, notices, _time);
        _worker = new IngestionWorker(_buffer, new BatchSender(_buffer, profile, notices), notices, _time);
    }

    /// <summary>The state at this moment: accepted = delivered + pending + rejected + dropped.</summary>
    public virtual IngestionBooks Books => Buffer.Snapshot();

    private UsageBuffer Buffer => _buffer ?? throw new InvalidOperationException("This ingestion was made for mocking and has no buffer.");

    /// <summary>Sends everything that is pending now, without waiting for a batch to fill.</summary>
    /// <remarks>
    /// Ends when all of it is delivered, refused, held or set aside, or as soon as sending fails: then the events are kept, and <see cref="FlushResult.Error"/> says why.
    /// Called in a callback of the options, which holds up what it would wait for, it only starts, and <see cref="FlushResult.Error"/> says so.
    /// </remarks>
    /// <param name="cancellationToken">Ends the waiting; events are sent all the same.</param>
    /// <returns>How many events were accepted and rejected.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The ingestion is disposed.</exception>
    public virtual Task<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var flush = Open().Flush();
        if (IngestionNotices.IsTelling)
        {
            var error = Buffer.Describe(FlushErrorKind.Worker, new InvalidOperationException("A flush that a callback starts is not waited for: the callback holds it up."), TimeSpan.Zero);
            return Task.FromResult(new FlushResult(0, 0, Array.Empty<UsageRejection>(), error));
        }

        return Waiting.ForAsync(flush.Task, cancellationToken);
    }

    /// <summary>Decides about the events that are held because the vendor may no longer recognise their keys.</summary>
    /// <remarks>Called in a callback of the options, which holds up what it would wait for, it only starts, and returns 0.</remarks>
    /// <param name="policy"><see cref="ExpiredPolicy.Send"/> after you have made sure that the vendor does not have them; or <see cref="ExpiredPolicy.Drop"/>.</param>
    /// <param name="cancellationToken">Ends the waiting; the decision stays.</param>
    /// <returns>How many events it was about.</returns>
    /// <exception cref="ArgumentException">The policy is to hold.</exception>
    /// <exception cref="ObjectDisposedException">The ingestion is disposed.</exception>
    /// <exception cref="OperationCanceledException">The token ended the waiting.</exception>
    public virtual Task<long> ReleaseHeldAsync(ExpiredPolicy policy, CancellationToken cancellationToken = default)
    {
        if (policy is not (ExpiredPolicy.Send or ExpiredPolicy.Drop))
        {
            throw new ArgumentException("must be Send or Drop.", nameof(policy));
        }

        _ = Open();
        var release = _worker!.ReleaseAsync(policy == ExpiredPolicy.Send);
        return IngestionNotices.IsTelling ? Task.FromResult(0L) : Waiting.ForAsync(release, cancellationToken);
    }

    /// <summary>
    /// Sends what is pending for up to <see cref="IngestionOptions.ShutdownTimeout"/>, and stops. What is left stays in the journal for the next start;
    /// without one it is dropped, and told to <see cref="IngestionOptions.OnDropped"/>.
    /// </summary>
    /// <returns>A task that ends at most 250 milliseconds after that time.</returns>
    public async ValueTask DisposeAsync()
    {
        Task disposal;
        lock (_lock)
        {
            disposal = _disposal ??= _worker is null ? Task.CompletedTask : Task.Run(EndAsync);
        }

        await disposal.ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>The same as <see cref="DisposeAsync"/>, for containers that dispose without awaiting: the thread waits.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the ingestion holds.</summary>
    /// <param name="disposing">Whether it was asked for.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The time of events that say none; for the vendors' ingestions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected DateTimeOffset UtcNow => _time.GetUtcNow();

    /// <summary>Makes the key of an event that has none; for the vendors' ingestions.</summary>
    /// <param name="key">The event's own key.</param>
    /// <param name="prefix">What made keys begin with.</param>
    /// <returns>The key.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static string KeyOf(string? key, string? prefix = null) => string.IsNullOrEmpty(key) ? prefix + Guid.NewGuid().ToString("N") : key!;

    /// <summary>Keeps an event; for the vendors' ingestions.</summary>
    /// <param name="usage">The event, checked and with its time.</param>
    /// <param name="key">Its key.</param>
    /// <param name="customerId">Whose it is.</param>
    /// <param name="timestamp">When the usage happened.</param>
    /// <returns>What is fixed now.</returns>
    /// <exception cref="ArgumentException">The event cannot be written as JSON, its key is too long, or it is larger than 1 MB.</exception>
    /// <exception cref="ObjectDisposedException">The ingestion is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TrackReceipt Store(IKeyedRequest usage, string key, string customerId, DateTimeOffset timestamp)
    {
        using var json = Write(usage, key, customerId);
        var stored = new StoredEvent(key, customerId, json.Array, json.Length, timestamp.UtcTicks, Buffer.Now);
        return new TrackReceipt(key, timestamp, Buffer.Accept(stored, mayWait: false)!.Value);
    }

    /// <summary>Keeps an event, and waits for room where the policy says so; for the vendors' ingestions.</summary>
    /// <param name="usage">The event, checked and with its time.</param>
    /// <param name="key">Its key.</param>
    /// <param name="customerId">Whose it is.</param>
    /// <param name="timestamp">When the usage happened.</param>
    /// <param name="cancellationToken">Ends the waiting; the event is not accepted then.</param>
    /// <returns>What is fixed now.</returns>
    /// <exception cref="ArgumentException">The event cannot be written as JSON, its key is too long, or it is larger than 1 MB.</exception>
    /// <exception cref="ObjectDisposedException">The ingestion is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<TrackReceipt> StoreAsync(IKeyedRequest usage, string key, string customerId, DateTimeOffset timestamp, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var json = Write(usage, key, customerId);
        var stored = new StoredEvent(key, customerId, json.Array, json.Length, timestamp.UtcTicks, Buffer.Now);
        while (true)
        {
            if (Buffer.Accept(stored, mayWait: true) is { } storage)
            {
                return new TrackReceipt(key, timestamp, storage);
            }

            await Waiting.ForAsync(Buffer.RoomAsync(), cancellationToken).ConfigureAwait(false);
        }
    }

    private static PooledUtf8 Write(IKeyedRequest usage, string key, string customerId)
    {
        Ensure.NotNull(usage, nameof(usage));
        IngestionRules.CheckKey(key);
        var json = JsonIo.WriteUtf8(usage, key);
        if (json.Length <= IngestionDefaults.MaxEventBytes && Encoding.UTF8.GetByteCount(customerId) <= IngestionRules.MaxCustomerBytes)
        {
            return json;
        }

        json.Dispose();
        throw new ArgumentException(FormattableString.Invariant($"must be at most {IngestionDefaults.MaxEventBytes} bytes of JSON, and its customer id {IngestionRules.MaxCustomerBytes}."), nameof(usage));
    }

    private UsageBuffer Open()
    {
        lock (_lock)
        {
            return _disposal is null ? Buffer : throw new ObjectDisposedException(GetType().Name);
        }
    }

    private async Task EndAsync()
    {
        try
        {
            await _worker!.StopAsync(_shutdownTimeout).ConfigureAwait(false);
        }
        finally
        {
            // A clock of the application that fails must not keep the folder locked.
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task CloseAsync()
    {
        // A disk that hangs must not keep the application from ending.
        var closing = Task.Run(() =>
        {
            _buffer!.Abandon();
            _buffer.EndFlushes(_buffer.Describe(FlushErrorKind.Unavailable, new ObjectDisposedException(GetType().Name), TimeSpan.Zero));
            _buffer.Dispose();
            _letters!.Dispose();
        });
        await Task.WhenAny(closing, Task.Delay(IngestionDefaults.StopGrace)).ConfigureAwait(false);
    }
}
