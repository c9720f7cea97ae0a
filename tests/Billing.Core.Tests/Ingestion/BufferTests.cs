using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Billing.Core.Tests.Ingestion.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BufferTests
{
    private readonly FakeVendor _vendor = new();

    [Test]
    public void A_full_buffer_drops_the_oldest_event_and_tells()
    {
        using var run = new Simulation(_vendor, options => options.MaxBufferSize = 3);
        var storages = new[] { "a", "b", "c", "d" }.Select(key => run.Track(key)).ToList();
        Assert.That(storages, Is.All.EqualTo(EventStorage.Memory));
        Assert.That(run.Drops.Select(drop => (drop.Event!.IdempotencyKey, drop.Reason)), Is.EqualTo(new[] { ("a", DropReason.BufferFull) }));
        Assert.That((run.Books.Accepted, run.Books.Pending, run.Books.Dropped), Is.EqualTo((4L, 3L, 1L)));
    }

    [Test]
    public void Or_the_newest()
    {
        using var run = new Simulation(_vendor, options => (options.MaxBufferSize, options.Overflow) = (3, OverflowPolicy.DropNewest));
        var storages = new[] { "a", "b", "c", "d" }.Select(key => run.Track(key)).ToList();
        Assert.That(storages[3], Is.EqualTo(EventStorage.Dropped));
        Assert.That(run.Drops.Single().Event!.IdempotencyKey, Is.EqualTo("d"));
        run.AssertBalanced();
    }

    [Test]
    public async Task Or_waits_for_room()
    {
        using var run = new Simulation(_vendor, options => (options.MaxBufferSize, options.Overflow) = (2, OverflowPolicy.Wait));
        run.Track("a");
        run.Track("b");
        Assert.That(run.TrackOrWait("c"), Is.Null);
        var room = run.Buffer.RoomAsync();
        Assert.That((room.IsCompleted, run.Books.Accepted), Is.EqualTo((false, 2L)));
        await run.RunAsync(TimeSpan.FromSeconds(2));
        await room;
        Assert.That(run.TrackOrWait("c"), Is.EqualTo(EventStorage.Memory));
        Assert.That(run.Track("d") == EventStorage.Memory && run.Track("e") == EventStorage.Dropped, Is.True, "Track never waits");
    }

    [Test]
    public void An_event_that_is_being_sent_makes_no_room()
    {
        using var run = new Simulation(_vendor, options => options.MaxBufferSize = 2, _vendor.Profile(maxBatchSize: 2));
        run.Track("a");
        run.Track("b");
        Assert.That(run.Buffer.Take(), Is.Not.Null);
        Assert.That(run.Track("c"), Is.EqualTo(EventStorage.Dropped));
        run.AssertBalanced();
    }

    [Test]
    public async Task Rejected_and_dropped_events_are_in_the_dead_letter_file()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "letters.jsonl");
        using var run = new Simulation(_vendor, options => (options.MaxBufferSize, options.DeadLetterFile) = (1, file));
        _vendor.OnRequest = (_, _) => throw FakeVendor.Error(400, code: "bad");
        run.Track("a");
        run.Track("b", text: "line\nbreak");
        await run.RunAsync(TimeSpan.FromSeconds(2));
        Assert.That(await File.ReadAllLinesAsync(file), Is.EqualTo(new[]
        {
            "{\"reason\":\"dropped_buffer_full\",\"message\":null,\"idempotencyKey\":\"a\",\"trackedAt\":\"2026-01-15T12:00:00Z\",\"event\":{\"customer\":\"cus_1\",\"quantity\":1,\"text\":\"\",\"key\":\"a\"}}",
            "{\"reason\":\"bad\",\"message\":null,\"idempotencyKey\":\"b\",\"trackedAt\":\"2026-01-15T12:00:00Z\",\"event\":{\"customer\":\"cus_1\",\"quantity\":1,\"text\":\"line\\nbreak\",\"key\":\"b\"}}",
        }));
    }

    [Test]
    public async Task Two_ingestions_of_one_process_may_share_a_dead_letter_file()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "letters.jsonl");
        using var one = new DeadLetters(path);
        using var two = new DeadLetters(path);
        var usage = new UsageEvent("a", "cus_1", default, default, "{}");
        await Task.WhenAll(new[] { one, two, one, two }.Select(letters => Task.Run(() =>
        {
            for (var index = 0; index < 250; index++)
            {
                letters.Write(usage, "no", "message");
            }
        })));
        var lines = await File.ReadAllLinesAsync(path);
        Assert.That((lines.Length, lines.Distinct().Count()), Is.EqualTo((1_000, 1)));
    }

    [Test]
    public async Task A_dead_letter_file_that_cannot_be_written_is_told_once_and_harms_nobody()
    {
        using var folder = new TemporaryFolder();
        using var run = new Simulation(_vendor, options => options.DeadLetterFile = folder.Path);
        _vendor.OnRequest = (_, _) => throw FakeVendor.Error(400);
        run.Track("a");
        await run.RunAsync(TimeSpan.FromSeconds(2));
        run.Track("b");
        await run.RunAsync(TimeSpan.FromSeconds(2));
        Assert.That((run.Books.Rejected, run.Rejections.Count), Is.EqualTo((2L, 2)));
        Assert.That((run.Errors.Single().Kind, run.Books.JournalErrors, run.Books.IsDegraded), Is.EqualTo((FlushErrorKind.Journal, 1L, false)));
    }

    [Test]
    public async Task Callbacks_that_throw_or_track_again_harm_nobody()
    {
        Simulation run = null!;
        var told = 0;
        run = new Simulation(_vendor, options =>
        {
            options.MaxBufferSize = 1;
            options.OnFlushError = _ => throw new InvalidOperationException();
            options.OnRejected = _ => throw new InvalidOperationException();
            options.OnDropped = _ =>
            {
                if (told++ < 3)
                {
                    run.Track("again");
                }

                throw new InvalidOperationException();
            };
        });
        using (run)
        {
            _vendor.OnRequest = (_, _) => throw FakeVendor.Error(400);
            run.Track("a");
            run.Track("b");
            await run.RunAsync(TimeSpan.FromSeconds(3));
            _vendor.OnRequest = (_, _) => throw FakeVendor.Down();
            run.Track("c");
            await run.RunAsync(TimeSpan.FromSeconds(3));
            run.AssertBalanced();
        }
    }

    [Test]
    public async Task Ten_thousand_random_histories_balance([Values(1, 2, 3, 4)] int part)
    {
        for (var seed = part * 1_000_000; seed < (part * 1_000_000) + 2_500; seed++)
        {
            await RunHistoryAsync(seed);
        }
    }

    [Test]
    public async Task Random_histories_on_disk_with_restarts_lose_nothing()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            await RunHistoryOnDiskAsync(seed);
        }
    }

    private static async Task RunHistoryAsync(int seed)
    {
        var random = new Random(seed);
        var vendor = new FakeVendor();
        using var run = new Simulation(
            vendor,
            options =>
            {
                options.MaxBufferSize = random.Next(1, 12);
                options.Overflow = (OverflowPolicy)random.Next(3);
                options.OnExpired = (ExpiredPolicy)random.Next(3);
                options.MaxParallelRequests = random.Next(1, 4);
                options.AutoBatch = random.Next(4) > 0;
            },
            vendor.Profile(random.Next(1, 6), TimeSpan.FromMinutes(5)));
        vendor.OnRequest = (batch, _) => Answer(random, vendor, batch);
        var tracked = 0;
        for (var step = 0; step < 25; step++)
        {
            switch (random.Next(6))
            {
                case 0 or 1 or 2:
                    run.Track($"k{tracked++}", "cus_" + random.Next(3));
                    break;
                case 3:
                    await run.RunAsync(TimeSpan.FromSeconds(random.Next(1, 120)));
                    break;
                case 4:
                    _ = run.Buffer.Flush();
                    await run.StepAsync();
                    break;
                default:
                    run.Buffer.Release(random.Next(2) == 0);
                    break;
            }

            Check(run, tracked, seed);
        }

        run.Buffer.Close(drain: true);
        await run.StepAsync();
        run.Buffer.Abandon();
        Check(run, tracked, seed);
        Assert.That(run.Books.Pending, Is.Zero, $"seed {seed}");
        Assert.That(run.Drops.Sum(drop => drop.Count), Is.EqualTo(run.Books.Dropped), $"seed {seed}: every drop is told");
        Assert.That(run.Rejections, Has.Count.EqualTo(run.Books.Rejected), $"seed {seed}: every rejection is told");
    }

    private static async Task RunHistoryOnDiskAsync(int seed)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        var vendor = new FakeVendor();
        vendor.OnRequest = (batch, _) => Answer(random, vendor, batch);
        var tracked = new List<string>();
        var rejected = new List<string>();
        var time = new Billing.Core.Tests.Support.ManualTimeProvider();
        for (var start = 0; start < 5; start++)
        {
            using var run = new Simulation(
                vendor,
                options =>
                {
                    options.JournalDirectory = folder.Path;
                    options.SegmentBytes = random.Next(200, 5_000);
                    options.ReadAhead = random.Next(1, 30);
                    options.MaxParallelRequests = random.Next(1, 4);
                    options.OnRejected = rejection => rejected.Add(rejection.Event.IdempotencyKey);
                },
                vendor.Profile(random.Next(1, 20), TimeSpan.FromMinutes(10)),
                time);
            for (var step = 0; step < 12; step++)
            {
                for (var index = random.Next(30); index > 0; index--)
                {
                    tracked.Add($"k{tracked.Count}");
                    Assert.That(run.Track(tracked[^1], "cus_" + random.Next(3)), Is.EqualTo(EventStorage.Journal));
                }

                await run.RunAsync(TimeSpan.FromSeconds(random.Next(1, 200)));
                run.AssertBalanced();
                if (random.Next(6) == 0)
                {
                    run.Buffer.Release(send: true);
                }

                Assert.That(run.Books.Pending, Is.GreaterThanOrEqualTo(tracked.Count - vendor.Billed.Keys.Union(rejected).Count()), $"seed {seed}");
            }
        }

        vendor.OnRequest = (_, _) => Task.FromResult<BatchAnswer?>(null);
        using (var last = new Simulation(vendor, options => options.JournalDirectory = folder.Path, vendor.Profile(20, TimeSpan.FromMinutes(10)), time))
        {
            last.Prepare();
            last.Buffer.Release(send: true);
            await last.RunAsync(TimeSpan.FromMinutes(10));
            last.Buffer.Release(send: true);
            await last.RunAsync(TimeSpan.FromMinutes(10));
            Assert.That(vendor.Billed.Keys.Union(rejected), Is.EquivalentTo(tracked), $"seed {seed}: {last.Books}");
            Assert.That(last.Books.Pending, Is.Zero, $"seed {seed}: {last.Books}");
        }

        // A file that is only deleted later may be left; nothing in it may come back.
        using var later = new Simulation(vendor, options => options.JournalDirectory = folder.Path, vendor.Profile(20, TimeSpan.FromMinutes(10)), time);
        later.Prepare();
        await later.RunAsync(TimeSpan.FromMinutes(10));
        Assert.That((later.Books.Pending, later.Books.Held), Is.EqualTo((0L, 0L)), $"seed {seed}: {later.Books}, {string.Join(", ", folder.Files(".held"))}");
    }

    private static Task<BatchAnswer?> Answer(Random random, FakeVendor vendor, UsageBatch batch)
    {
        switch (random.Next(9))
        {
            case 0:
                throw FakeVendor.Down();
            case 1:
                vendor.Bill(batch);
                throw FakeVendor.Down();
            case 2:
                throw FakeVendor.Error(new[] { 400, 401, 413, 422, 429, 500, 503 }[random.Next(7)], TimeSpan.FromSeconds(random.Next(100)));
            case 3:
                var answer = new BatchAnswer { Rejected = 1 };
                var refused = random.Next(batch.Count);
                answer.Reject(refused, "no", null);
                vendor.Bill(new UsageBatch(batch.Events.Where((_, index) => index != refused).ToList()));
                return Task.FromResult<BatchAnswer?>(answer);
            case 4:
                throw new FormatException("a bug");
            default:
                return Task.FromResult<BatchAnswer?>(null);
        }
    }

    private static void Check(Simulation run, int tracked, int seed)
    {
        var books = run.Books;
        Assert.That(books.Accepted, Is.EqualTo(tracked), $"seed {seed}");
        Assert.That(books.Accepted, Is.EqualTo(books.Delivered + books.Pending + books.Rejected + books.Dropped), $"seed {seed}: {books}");
        Assert.That(books.Pending, Is.GreaterThanOrEqualTo(books.Held + books.InFlight), $"seed {seed}");
    }
}
