using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion.Support;

/// <summary>An ingestion without threads: the test is its worker, and time moves when nothing is to be done.</summary>
internal sealed class Simulation : IDisposable
{
    private readonly DeadLetters _letters;
    private readonly BatchSender _sender;

    public Simulation(FakeVendor vendor, Action<NoteOptions>? configure = null, IngestionProfile? profile = null, TimeProvider? time = null)
    {
        Vendor = vendor;
        Time = time as ManualTimeProvider ?? new ManualTimeProvider();
        var options = new NoteOptions
        {
            OnRejected = Rejections.Add,
            OnDropped = Drops.Add,
            OnHeld = Held.Add,
            OnFlushError = Errors.Add,
        };
        configure?.Invoke(options);
        profile ??= vendor.Profile();
        _letters = new DeadLetters(options.DeadLetterFile);
        var notices = new IngestionNotices(options, _letters);
        Buffer = new UsageBuffer(options, profile, notices, time ?? Time);
        _sender = new BatchSender(Buffer, profile, notices);
    }

    /// <summary>One with its journal in a folder.</summary>
    public static Simulation In(TemporaryFolder folder, Action<NoteOptions>? configure = null, Func<FakeVendor, IngestionProfile>? profile = null, FakeVendor? vendor = null)
    {
        vendor ??= new FakeVendor();
        return new Simulation(
            vendor,
            options =>
            {
                options.JournalDirectory = folder.Path;
                configure?.Invoke(options);
            },
            profile?.Invoke(vendor));
    }

    public FakeVendor Vendor { get; }

    public ManualTimeProvider Time { get; }

    public UsageBuffer Buffer { get; }

    public IngestionBooks Books => Buffer.Snapshot();

    public List<UsageRejection> Rejections { get; } = new();

    public List<UsageDrop> Drops { get; } = new();

    public List<UsageEvent> Held { get; } = new();

    public List<FlushError> Errors { get; } = new();

    public EventStorage Track(string key, string customer = "cus_1", string text = "") =>
        Buffer.Accept(Event(key, customer, text), mayWait: false)!.Value;

    public EventStorage? TrackOrWait(string key) => Buffer.Accept(Event(key, "cus_1", string.Empty), mayWait: true);

    /// <summary>Sends what is due now.</summary>
    public async Task StepAsync(CancellationToken cancellationToken = default)
    {
        Prepare();
        while (Buffer.Take() is { } job)
        {
            await _sender.SendAsync(job, cancellationToken);
            Prepare();
        }

        Buffer.EndFlushes();
    }

    /// <summary>Lets time pass, and sends what becomes due.</summary>
    public async Task RunAsync(TimeSpan duration)
    {
        var end = Time.GetUtcNow() + duration;
        while (true)
        {
            await StepAsync();
            var left = end - Time.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            var sleep = Buffer.Sleep();
            Assert.That(sleep, Is.GreaterThan(TimeSpan.Zero), "the worker must not spin");
            Time.Advance(sleep < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : sleep < left ? sleep : left);
        }
    }

    public Task<FlushError?> SendAsync(SendJob job) => _sender.SendAsync(job, CancellationToken.None);

    /// <summary>Everything the worker does but sending.</summary>
    public void Prepare()
    {
        if (Buffer.NeedsRecovery)
        {
            Buffer.Recover();
        }

        Buffer.Care();
        Buffer.Refill();
    }

    public void AssertBalanced()
    {
        var books = Books;
        Assert.That(books.Accepted, Is.EqualTo(books.Delivered + books.Pending + books.Rejected + books.Dropped), books.ToString());
    }

    /// <summary>What a process that is killed leaves: its files, unlocked.</summary>
    public void Dispose()
    {
        Buffer.Dispose();
        _letters.Dispose();
    }

    private StoredEvent Event(string key, string customer, string text)
    {
        using var json = JsonIo.WriteUtf8(new UsageNote { Customer = customer, Text = text }, key);
        var payload = json.Array.AsSpan(0, json.Length).ToArray();
        return new StoredEvent(key, customer, payload, payload.Length, Time.GetUtcNow().UtcTicks, Buffer.Now);
    }
}
