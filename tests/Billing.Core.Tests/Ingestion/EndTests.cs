using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Ingestion.Support;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

/// <summary>What waits for an ingestion that ends, fails, or calls back, ends too.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EndTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private readonly FakeVendor _vendor = new();

    [Test]
    public async Task A_callback_may_track_and_wait_for_a_flush()
    {
        NoteIngestion? ingestion = null;
        FlushResult? inner = null;
        var told = new TaskCompletionSource();
        _vendor.OnRequest = (_, _) => throw FakeVendor.Error(400);
        await using var started = ingestion = new NoteIngestion(
            new NoteOptions
            {
                OnRejected = rejection =>
                {
                    if (rejection.Event.IdempotencyKey == "a")
                    {
                        ingestion!.Track("b");
#pragma warning disable NUnit1054, VSTHRD002, VSTHRD103 // What it must survive.
                        inner = ingestion.FlushAsync().GetAwaiter().GetResult();
#pragma warning restore NUnit1054, VSTHRD002, VSTHRD103
                        told.TrySetResult();
                    }
                },
            },
            _vendor.Profile());
        ingestion.Track("a");
        var outer = await ingestion.FlushAsync().WaitAsync(Guard);
        await told.Task.WaitAsync(Guard);
        Assert.That((outer.Rejected, inner!.Error!.Kind, inner.Error.Error), Is.EqualTo((1L, FlushErrorKind.Worker, inner.Error.Error)));
        Assert.That(inner.Error.Error, Is.InstanceOf<InvalidOperationException>());
        Assert.That((await ingestion.FlushAsync().WaitAsync(Guard)).Error, Is.Null);
        Assert.That(ingestion.Books.Rejected, Is.EqualTo(2), "the inner flush started");
    }

    [Test]
    public async Task A_callback_may_release_what_it_is_told_of()
    {
        var time = new ManualTimeProvider();
        NoteIngestion? ingestion = null;
        var told = new TaskCompletionSource<long>();
        await using var started = ingestion = new NoteIngestion(
            new NoteOptions
            {
                TimeProvider = time,
                AutoBatch = false,
#pragma warning disable NUnit1054, VSTHRD002, VSTHRD103 // What it must survive.
                OnHeld = _ => told.TrySetResult(ingestion!.ReleaseHeldAsync(ExpiredPolicy.Send).GetAwaiter().GetResult()),
#pragma warning restore NUnit1054, VSTHRD002, VSTHRD103
            },
            _vendor.Profile(window: TimeSpan.FromHours(1)));
        ingestion.Track("a");
        time.Advance(TimeSpan.FromHours(2));
        await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That(await told.Task.WaitAsync(Guard), Is.Zero);
        while (_vendor.Billed.Count == 0)
        {
            await ingestion.FlushAsync().WaitAsync(Guard);
        }
    }

    [Test]
    public async Task A_flush_ends_when_the_worker_dies()
    {
        var time = new DeadTime();
        var requested = new TaskCompletionSource();
        _vendor.OnRequest = (_, _) =>
        {
            requested.TrySetResult();
            return new TaskCompletionSource<BatchAnswer?>().Task;
        };
        var ingestion = new NoteIngestion(new NoteOptions { TimeProvider = time, ShutdownTimeout = TimeSpan.Zero }, _vendor.Profile());
        ingestion.Track("a");
        var flush = ingestion.FlushAsync();
        await requested.Task.WaitAsync(Guard);
        time.IsDead = true;
        _ = ingestion.ReleaseHeldAsync(ExpiredPolicy.Send);
        Assert.That((await flush.WaitAsync(Guard)).Error!.Kind, Is.EqualTo(FlushErrorKind.Worker));
        time.IsDead = false;
        await ingestion.DisposeAsync();
    }

    [Test]
    public async Task Nobody_waits_for_a_release_that_comes_too_late()
    {
        var time = new ManualTimeProvider();
        using var hold = new ManualResetEventSlim();
        var told = new TaskCompletionSource();
        var ingestion = new NoteIngestion(
            new NoteOptions
            {
                TimeProvider = time,
                ShutdownTimeout = TimeSpan.Zero,
                OnHeld = _ =>
                {
                    told.TrySetResult();
                    hold.Wait(Guard);
                },
            },
            _vendor.Profile(window: TimeSpan.FromHours(1)));
        ingestion.Track("a");
        time.Advance(TimeSpan.FromHours(2));
        _ = ingestion.FlushAsync();
        await told.Task.WaitAsync(Guard);
        var release = ingestion.ReleaseHeldAsync(ExpiredPolicy.Send);
        await ingestion.DisposeAsync();
        Assert.ThrowsAsync<ObjectDisposedException>(() => release.WaitAsync(Guard));
        hold.Set();
    }

    [Test]
    public async Task Disposal_lets_go_of_the_folder_although_the_clock_fails()
    {
        using var folder = new TemporaryFolder();
        var time = new DeadTime();
        _vendor.OnRequest = (_, _) => new TaskCompletionSource<BatchAnswer?>().Task;
        var ingestion = new NoteIngestion(new NoteOptions { TimeProvider = time, JournalDirectory = folder.Path }, _vendor.Profile());
        ingestion.Track("a");
        time.IsDead = true;
        Assert.ThrowsAsync<InvalidOperationException>(async () => await ingestion.DisposeAsync());
        await using var second = new NoteIngestion(new NoteOptions { JournalDirectory = folder.Path }, _vendor.Profile());
        Assert.That(second.Books.IsDegraded, Is.False);
    }

    [Test]
    public void After_the_end_nothing_is_sent_read_or_flushed()
    {
        using var folder = new TemporaryFolder();
        using (var first = new Simulation(_vendor, options => options.JournalDirectory = folder.Path))
        {
            first.Track("a");
        }

        using var run = new Simulation(_vendor, options => options.JournalDirectory = folder.Path);
        run.Buffer.Close(drain: true);
        run.Buffer.Abandon();
        run.Prepare();
        Assert.That(run.Buffer.Take(), Is.Null);
        Assert.That((run.Books.Accepted, run.Buffer.Release(send: true)), Is.EqualTo((0L, 0L)));
        Assert.Throws<ObjectDisposedException>(() => run.Buffer.Flush());
        Assert.Throws<ObjectDisposedException>(() => run.Track("b"));
        run.Buffer.Dispose();
        Assert.DoesNotThrow(run.Prepare);
        Assert.That(folder.Files(".journal"), Has.Length.EqualTo(1), "left to the next start");
    }

    [Test]
    public async Task Disposing_twice_and_at_the_same_time_ends_once()
    {
        var drops = new List<UsageDrop>();
        var ingestion = new NoteIngestion(new NoteOptions { AutoBatch = false, ShutdownTimeout = TimeSpan.Zero, OnDropped = drops.Add }, _vendor.Profile());
        _vendor.OnRequest = (_, _) => new TaskCompletionSource<BatchAnswer?>().Task;
        ingestion.Track("a");
        await Task.WhenAll(Task.Run(async () => await ingestion.DisposeAsync()), Task.Run(ingestion.Dispose)).WaitAsync(Guard);
        ingestion.Dispose();
        Assert.That(drops, Has.Count.EqualTo(1));
        Assert.Throws<ObjectDisposedException>(() => ingestion.Track("b"));
        Assert.Throws<ObjectDisposedException>(() => _ = ingestion.FlushAsync());
        Assert.Throws<ObjectDisposedException>(() => _ = ingestion.ReleaseHeldAsync(ExpiredPolicy.Drop));
    }

    [Test]
    public void A_listener_of_the_meter_may_ask_for_the_books()
    {
        using var folder = new TemporaryFolder();
        using (var first = new Simulation(_vendor, options => options.JournalDirectory = folder.Path))
        {
            first.Track("a");
        }

        using var run = new Simulation(_vendor, options => options.JournalDirectory = folder.Path, new IngestionProfile { Name = "Acme", SendAsync = (_, _) => throw FakeVendor.Down() });
        var asked = 0;
        using var listener = new MeterListener { InstrumentPublished = static (instrument, own) => Listen(instrument, own) };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            // Other tests of this process report, too.
            if (tags.ToArray().Length > 0 && (string?)tags[0].Value == "Acme" && Task.Run(() => run.Books.Accepted).Wait(Guard))
            {
                Interlocked.Increment(ref asked);
            }
        });
        listener.Start();
        run.Prepare();
        var found = asked;
        run.Buffer.Close(drain: true);
        run.Buffer.Abandon();
        Assert.That((found, asked), Is.EqualTo((2, 3)));
    }

    private static void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Name.StartsWith("billing.ingestion.", StringComparison.Ordinal))
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }
}
