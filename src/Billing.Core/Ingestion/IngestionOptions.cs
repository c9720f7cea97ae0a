using System;
using Billing.Runtime;

namespace Billing;

/// <summary>What the ingestions of all vendors can be told. The ingestion copies the options: later changes do not reach it.</summary>
public abstract class IngestionOptions : BillingClientOptions
{
    /// <summary>Makes options with the defaults.</summary>
    protected IngestionOptions()
    {
    }

    /// <summary>Copies options.</summary>
    /// <param name="other">The options to copy.</param>
    protected IngestionOptions(IngestionOptions other)
        : base(other)
    {
        AutoBatch = other.AutoBatch;
        MaxParallelRequests = other.MaxParallelRequests;
        MaxBufferSize = other.MaxBufferSize;
        Overflow = other.Overflow;
        JournalDirectory = other.JournalDirectory;
        Fsync = other.Fsync;
        DeadLetterFile = other.DeadLetterFile;
        DuplicateWindow = other.DuplicateWindow;
        OnExpired = other.OnExpired;
        ShutdownTimeout = other.ShutdownTimeout;
        OnFlushError = other.OnFlushError;
        OnRejected = other.OnRejected;
        OnDropped = other.OnDropped;
        OnHeld = other.OnHeld;
        SegmentBytes = other.SegmentBytes;
        ReadAhead = other.ReadAhead;
    }

    /// <summary>Whether events are sent by themselves; if not, only <see cref="UsageIngestion.FlushAsync"/> and disposal send them.</summary>
    /// <value>The default is true.</value>
    public bool AutoBatch { get; set; } = true;

    /// <summary>How many requests run at the same time, 1 to 256. Events of one customer are sent one after the other, in the order of their tracking.</summary>
    /// <value>The default is the vendor's: 1 for UnitPay, which takes batches, 8 for Paygentic, 4 for BillingOS.</value>
    public int MaxParallelRequests { get; set; } = 1;

    /// <summary>How many events are kept in memory at the most: all of them without a journal, and those that a failing journal could not take.</summary>
    /// <value>The default is 10,000.</value>
    public int MaxBufferSize { get; set; } = IngestionDefaults.MaxBufferSize;

    /// <summary>What happens when <see cref="MaxBufferSize"/> is reached.</summary>
    /// <value>The default is <see cref="OverflowPolicy.DropOldest"/>.</value>
    public OverflowPolicy Overflow { get; set; }

    /// <summary>
    /// A folder on a local disk in which tracked events are written down before <c>Track</c> returns, so that they survive the end of the process.
    /// Each vendor makes a folder of its own in it, for its owner only; a second ingestion cannot use it at the same time.
    /// </summary>
    /// <value>The default is null: events are kept in memory, and are lost with the process.</value>
    public string? JournalDirectory { get; set; }

    /// <summary>Whether <c>Track</c> waits until the disk has the event, so that it survives a power cut too. It then takes as long as the disk does.</summary>
    /// <value>The default is false: an event survives the death of the process, not that of the machine.</value>
    public bool Fsync { get; set; }

    /// <summary>A file to which rejected and dropped events are appended, one JSON object a line, for its owner only. It holds customer data and is never shortened.</summary>
    /// <value>The default is null: <c>dead-letters.jsonl</c> beside the journal; none without a journal.</value>
    public string? DeadLetterFile { get; set; }

    /// <summary>How long the vendor recognises a repeated idempotency key. An event older than this is not sent blindly: see <see cref="OnExpired"/>.</summary>
    /// <value>The default is null: what the vendor documents, which is 24 hours for BillingOS and nothing for the others, so their events never expire.</value>
    public TimeSpan? DuplicateWindow { get; set; }

    /// <summary>What happens to an event that is older than <see cref="DuplicateWindow"/>, less the <see cref="BillingClientOptions.Timeout"/> of a call: a repeat could be billed twice.</summary>
    /// <value>The default is <see cref="ExpiredPolicy.Hold"/>.</value>
    public ExpiredPolicy OnExpired { get; set; }

    /// <summary>How long disposal goes on sending what is left. Zero: it sends nothing more.</summary>
    /// <value>The default is 5 seconds.</value>
    public TimeSpan ShutdownTimeout { get; set; } = IngestionDefaults.ShutdownTimeout;

    /// <summary>Told when sending fails and the events are kept, when the journal fails, and when the background work had to be restarted.</summary>
    /// <remarks>Callbacks run on a background thread, or on the tracking thread for an event dropped by it. What they throw is ignored. They should be quick: sending waits for them.</remarks>
    public Action<FlushError>? OnFlushError { get; set; }

    /// <summary>Told of each event that the vendor refused for good.</summary>
    public Action<UsageRejection>? OnRejected { get; set; }

    /// <summary>Told of each event that is given up without an answer of the vendor.</summary>
    public Action<UsageDrop>? OnDropped { get; set; }

    /// <summary>Told of each event that is held because it is older than <see cref="DuplicateWindow"/>.</summary>
    public Action<UsageEvent>? OnHeld { get; set; }

    /// <summary>How large a file of the journal grows; smaller in tests.</summary>
    internal long SegmentBytes { get; set; } = IngestionDefaults.SegmentBytes;

    /// <summary>How many events are read ahead of the journal; smaller in tests.</summary>
    internal int ReadAhead { get; set; } = IngestionDefaults.ReadAhead;
}
