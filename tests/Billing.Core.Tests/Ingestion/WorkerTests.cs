using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Ingestion.Support;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

/// <summary>The whole, with its worker.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WorkerTests
{
    /// <summary>For what should end at once: a guard that fails a test instead of hanging it.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private readonly FakeVendor _vendor = new();

    [Test]
    public async Task A_flush_sends_and_says_what_became_of_the_events()
    {
        await using var ingestion = Start();
        _vendor.OnRequest = (batch, _) =>
        {
            var answer = new BatchAnswer { Rejected = 1 };
            answer.Reject(1, "no_metric", "none");
            return Task.FromResult<BatchAnswer?>(answer);
        };
        ingestion.Track("a");
        ingestion.Track("b");
        ingestion.Track("c");
        var result = await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((result.Accepted, result.Rejected, result.Rejections.Single().Event.IdempotencyKey, result.Error), Is.EqualTo((2L, 1L, "b", (FlushError?)null)));
    }

    [Test]
    public async Task A_flush_of_nothing_ends_at_once()
    {
        await using var ingestion = Start();
        Assert.That((await ingestion.FlushAsync().WaitAsync(Guard)).Accepted, Is.Zero);
    }

    [Test]
    public async Task A_flush_that_fails_says_why_and_keeps_the_events()
    {
        await using var ingestion = Start(options => options.ShutdownTimeout = TimeSpan.Zero);
        _vendor.OnRequest = (_, _) => throw FakeVendor.Down();
        ingestion.Track("a");
        var result = await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((result.Accepted, result.Error?.Kind, ingestion.Books.Pending), Is.EqualTo((0L, (FlushErrorKind?)FlushErrorKind.Unavailable, 1L)));
        Assert.That(result.Error!.Error, Is.InstanceOf<ConnectionException>());
    }

    [Test]
    public async Task A_cancelled_flush_ends_and_the_events_are_sent_all_the_same()
    {
        await using var ingestion = Start();
        var release = new TaskCompletionSource();
        _vendor.OnRequest = async (_, _) =>
        {
            await release.Task;
            return null;
        };
        ingestion.Track("a");
        using var caller = new CancellationTokenSource();
        var flush = ingestion.FlushAsync(caller.Token);
        await caller.CancelAsync();
        Assert.ThrowsAsync<OperationCanceledException>(() => flush.WaitAsync(Guard));
        release.SetResult();
        await ingestion.DisposeAsync();
        Assert.That(ingestion.Books.Delivered, Is.EqualTo(1));
    }

    [Test]
    public async Task Disposal_sends_what_is_left_also_without_auto_batch()
    {
        var ingestion = Start(options => options.AutoBatch = false);
        ingestion.Track("a");
        await ingestion.DisposeAsync();
        Assert.That((_vendor.Billed.Count, ingestion.Books.Delivered), Is.EqualTo((1, 1L)));
        Assert.Throws<ObjectDisposedException>(() => ingestion.Track("b"));
        Assert.ThrowsAsync<ObjectDisposedException>(() => ingestion.FlushAsync());
        await ingestion.DisposeAsync();
    }

    [Test]
    public async Task Disposal_without_a_time_to_send_in_sends_nothing()
    {
        using var folder = new TemporaryFolder();
        for (var round = 1; round <= 20; round++)
        {
            var ingestion = Start(options => (options.AutoBatch, options.JournalDirectory, options.ShutdownTimeout) = (false, folder.Path, TimeSpan.Zero));
            ingestion.Track("a" + round);
            await ingestion.DisposeAsync();
            Assert.That(_vendor.Requests, Is.Empty);
        }
    }

    [Test]
    public async Task A_flush_ends_when_the_wait_for_the_earlier_process_is_over()
    {
        using var folder = new TemporaryFolder();
        for (var round = 1; round <= 50; round++)
        {
            await using (var first = Start(options => (options.AutoBatch, options.JournalDirectory, options.ShutdownTimeout) = (false, folder.Path, TimeSpan.Zero)))
            {
                first.Track("a" + round);
            }

            await using var second = new NoteIngestion(new NoteOptions { AutoBatch = false, JournalDirectory = folder.Path }, _vendor.Profile(resendDelay: TimeSpan.FromMilliseconds(round)));
            Assert.That((await second.FlushAsync().WaitAsync(Guard)).Accepted, Is.EqualTo(1));
        }
    }

    [Test]
    public void Disposal_works_for_containers_that_do_not_await()
    {
        var ingestion = Start();
        ingestion.Track("a");
        ingestion.Dispose();
        Assert.That(_vendor.Billed, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Disposal_ends_in_time_although_the_server_stalls_and_ignores_its_token()
    {
        var drops = new List<UsageDrop>();
        var ingestion = Start(options => (options.ShutdownTimeout, options.OnDropped) = (TimeSpan.FromMilliseconds(300), drops.Add));
        _vendor.OnRequest = (_, _) => new TaskCompletionSource<BatchAnswer?>().Task;
        ingestion.Track("a");
        var watch = Stopwatch.StartNew();
        await ingestion.DisposeAsync();
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)), "300 ms and 250 ms; the rest is for a busy machine");
        Assert.That((ingestion.Books.Dropped, ingestion.Books.Pending, drops.Single().Reason), Is.EqualTo((1L, 0L, DropReason.Shutdown)));
    }

    [Test]
    public async Task What_the_journal_has_is_left_to_the_next_start()
    {
        using var folder = new TemporaryFolder();
        _vendor.OnRequest = (_, _) => throw FakeVendor.Down();
        var first = Start(options => options.JournalDirectory = folder.Path);
        Assert.That(first.Track("a").Storage, Is.EqualTo(EventStorage.Journal));
        await first.DisposeAsync();
        Assert.That((first.Books.Pending, first.Books.Dropped), Is.EqualTo((1L, 0L)));

        _vendor.OnRequest = (_, _) => Task.FromResult<BatchAnswer?>(null);
        await using var second = Start(options => options.JournalDirectory = folder.Path);
        Assert.That((await second.FlushAsync().WaitAsync(Guard)).Accepted, Is.EqualTo(1));
    }

    [Test]
    public async Task A_flush_to_disk_is_asked_for_and_shared()
    {
        using var folder = new TemporaryFolder();
        await using var ingestion = Start(options => (options.JournalDirectory, options.Fsync) = (folder.Path, true));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var index = 0; index < 25; index++)
            {
                Assert.That(ingestion.Track($"{thread}-{index}").Storage, Is.EqualTo(EventStorage.Journal));
            }
        })));
        Assert.That((await ingestion.FlushAsync().WaitAsync(Guard)).Error, Is.Null);
        Assert.That(_vendor.Billed, Has.Count.EqualTo(100));
    }

    [Test]
    public async Task Many_threads_track_at_the_same_time_and_every_event_is_billed_once()
    {
        using var folder = new TemporaryFolder();
        await using var ingestion = Start(options => (options.JournalDirectory, options.ReadAhead, options.SegmentBytes) = (folder.Path, 100, 50_000));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var index = 0; index < 500; index++)
            {
                ingestion.Track($"{thread}-{index}", "cus_" + thread);
            }
        })));
        await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((_vendor.Billed.Count, ingestion.Books.Delivered, ingestion.Books.Pending), Is.EqualTo((4000, 4000L, 0L)));
        Assert.That(_vendor.Requests.Sum(request => request.Count), Is.EqualTo(4000));
        foreach (var thread in Enumerable.Range(0, 8))
        {
            var sent = _vendor.Requests.SelectMany(request => request).Where(key => key.StartsWith($"{thread}-", StringComparison.Ordinal)).Select(key => int.Parse(key[2..], null));
            Assert.That(sent, Is.Ordered, "in order per customer");
        }
    }

    [Test]
    public async Task A_later_change_of_the_object_does_not_change_what_is_billed()
    {
        await using var ingestion = Start();
        var note = new UsageNote { Quantity = 5 };
        ingestion.Track(note);
        note.Quantity = 500;
        await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That(_vendor.Bodies.Single(), Does.Contain("\"quantity\":5,"));
    }

    [Test]
    public async Task An_event_that_is_too_large_is_refused_at_once()
    {
        await using var ingestion = Start();
        Assert.Throws<ArgumentException>(() => ingestion.Track(new UsageNote { Text = new string('x', 1024 * 1024) }));
        Assert.Throws<ArgumentException>(() => ingestion.Track(new string('k', 256)));
        Assert.Throws<ArgumentException>(() => ingestion.Track(" "));
        Assert.That(ingestion.Books.Accepted, Is.Zero);
    }

    [Test]
    public async Task The_death_of_the_worker_starts_it_again_and_is_counted()
    {
        var time = new FailingTime();
        var told = new TaskCompletionSource<FlushError>();
        await using var ingestion = Start(options => (options.TimeProvider, options.OnFlushError) = (time, error => told.TrySetResult(error)));
        time.Failures = 3;
        ingestion.Track("a");
        Assert.That((await told.Task.WaitAsync(Guard)).Kind, Is.EqualTo(FlushErrorKind.Worker));
        while (ingestion.Books.Delivered == 0)
        {
            await ingestion.FlushAsync().WaitAsync(Guard);
        }

        time.Failures = 0;
        Assert.That(ingestion.Books.WorkerRestarts, Is.InRange(1, 3));
    }

    [Test]
    public async Task Waiting_for_room_ends_with_room_or_with_the_callers_token()
    {
        await using var ingestion = Start(options => (options.MaxBufferSize, options.Overflow, options.AutoBatch) = (1, OverflowPolicy.Wait, false));
        ingestion.Track("a");
        using var caller = new CancellationTokenSource();
        var cancelled = ingestion.TrackAsync("b", caller.Token);
        await caller.CancelAsync();
        Assert.ThrowsAsync<OperationCanceledException>(() => cancelled.WaitAsync(Guard));
        var waiting = ingestion.TrackAsync("c");
        Assert.That(waiting.IsCompleted, Is.False);
        await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That((await waiting.WaitAsync(Guard)).Storage, Is.EqualTo(EventStorage.Memory));
        Assert.That(ingestion.Books.Accepted, Is.EqualTo(2));
    }

    [Test]
    public async Task Held_events_are_released_through_the_worker()
    {
        var time = new ManualTimeProvider();
        var held = new TaskCompletionSource();
        await using var ingestion = new NoteIngestion(
            new NoteOptions { TimeProvider = time, AutoBatch = false, OnHeld = _ => held.TrySetResult() },
            _vendor.Profile(window: TimeSpan.FromHours(1)));
        ingestion.Track("a");
        time.Advance(TimeSpan.FromHours(2));
        await ingestion.FlushAsync().WaitAsync(Guard);
        await held.Task.WaitAsync(Guard);
        Assert.That(ingestion.Books.Held, Is.EqualTo(1));
        Assert.ThrowsAsync<ArgumentException>(() => ingestion.ReleaseHeldAsync(ExpiredPolicy.Hold));
        Assert.That(await ingestion.ReleaseHeldAsync(ExpiredPolicy.Send).WaitAsync(Guard), Is.EqualTo(1));
        await ingestion.FlushAsync().WaitAsync(Guard);
        Assert.That(_vendor.Billed, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_meter_balances_as_the_books_do()
    {
        var sums = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Name.StartsWith("billing.ingestion.", StringComparison.Ordinal))
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var outcome = "";
            foreach (var tag in tags)
            {
                if (tag.Key == "billing.vendor" && (string?)tag.Value != "Meter test")
                {
                    return;
                }

                outcome = tag.Key == "billing.outcome" ? "." + tag.Value : outcome;
            }

            lock (sums)
            {
                sums[instrument.Name + outcome] = sums.GetValueOrDefault(instrument.Name + outcome) + value;
            }

            throw new InvalidOperationException("a listener that fails");
        });
        listener.Start();
        var profile = new IngestionProfile { Name = "Meter test", MaxBatchSize = 10, FlushInterval = TimeSpan.FromSeconds(1), SendAsync = _vendor.Profile().SendAsync };
        var ingestion = new NoteIngestion(new NoteOptions { MaxBufferSize = 3, TimeProvider = new ManualTimeProvider() }, profile);
        foreach (var key in new[] { "a", "b", "c", "d" })
        {
            ingestion.Track(key);
        }

        await ingestion.FlushAsync().WaitAsync(Guard);
        var books = ingestion.Books;
        await ingestion.DisposeAsync();
        Assert.That((sums["billing.ingestion.accepted"], sums["billing.ingestion.settled.delivered"], sums["billing.ingestion.settled.dropped"]), Is.EqualTo((4L, 3L, 1L)));
        Assert.That((books.Accepted, books.Delivered, books.Dropped), Is.EqualTo((4L, 3L, 1L)));
    }

    [TestCase(nameof(IngestionOptions.MaxBufferSize))]
    [TestCase(nameof(IngestionOptions.MaxParallelRequests))]
    [TestCase(nameof(IngestionOptions.ShutdownTimeout))]
    [TestCase(nameof(IngestionOptions.DuplicateWindow))]
    [TestCase(nameof(IngestionOptions.JournalDirectory))]
    [TestCase(nameof(IngestionOptions.DeadLetterFile))]
    [TestCase(nameof(IngestionOptions.Overflow))]
    [TestCase(nameof(IngestionOptions.OnExpired))]
    public void An_option_that_breaks_a_rule_is_named(string name)
    {
        var error = Assert.Catch<ArgumentException>(() => Start(options => Break(options, name)))!;
        Assert.That(error.ParamName, Is.EqualTo(name));
    }

    [Test]
    public void A_path_is_that_of_the_start_although_the_process_moves_later()
    {
        var options = new NoteOptions { JournalDirectory = "journal", DeadLetterFile = "letters" };
        IngestionRules.Apply(options);
        Assert.That(options.JournalDirectory, Is.EqualTo(System.IO.Path.GetFullPath("journal")));
        Assert.That(options.DeadLetterFile, Is.EqualTo(System.IO.Path.GetFullPath("letters")));
    }

    [Test]
    public void A_path_that_no_system_has_is_named()
    {
        Assert.That(Assert.Throws<ArgumentException>(() => Start(options => options.JournalDirectory = "a\0b"))!.ParamName, Is.EqualTo("JournalDirectory"));
        Assert.That(Assert.Throws<ArgumentException>(() => Start(options => options.DeadLetterFile = "a\0b"))!.ParamName, Is.EqualTo("DeadLetterFile"));
    }

    private static void Break(IngestionOptions options, string name)
    {
        switch (name)
        {
            case nameof(options.MaxBufferSize):
                options.MaxBufferSize = 0;
                break;
            case nameof(options.MaxParallelRequests):
                options.MaxParallelRequests = 257;
                break;
            case nameof(options.ShutdownTimeout):
                options.ShutdownTimeout = TimeSpan.FromSeconds(-1);
                break;
            case nameof(options.DuplicateWindow):
                options.DuplicateWindow = TimeSpan.Zero;
                break;
            case nameof(options.JournalDirectory):
                options.JournalDirectory = " ";
                break;
            case nameof(options.DeadLetterFile):
                options.DeadLetterFile = "";
                break;
            case nameof(options.Overflow):
                options.Overflow = (OverflowPolicy)7;
                break;
            default:
                options.OnExpired = (ExpiredPolicy)7;
                break;
        }
    }

    private NoteIngestion Start(Action<NoteOptions>? configure = null)
    {
        var options = new NoteOptions();
        configure?.Invoke(options);
        return new NoteIngestion(options, _vendor.Profile());
    }
}
