using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Billing.Core.Tests.Ingestion.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

public sealed class JournalTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task An_event_comes_back_after_a_restart_with_its_key_time_and_text()
    {
        var first = Start();
        first.Time.Advance(5);
        Assert.That(first.Track("a", "cus_ü", "text"), Is.EqualTo(EventStorage.Journal));
        first.Dispose();

        using var second = Start();
        second.Prepare();
        Assert.That((second.Books.Accepted, second.Books.Recovered, second.Books.Pending), Is.EqualTo((1L, 1L, 1L)));
        await second.RunAsync(TimeSpan.FromSeconds(10));

        Assert.That(second.Vendor.Bodies, Is.EqualTo(new[] { "{\"customer\":\"cus_ü\",\"quantity\":1,\"text\":\"text\",\"key\":\"a\"}" }));
        Assert.That(second.Books.Delivered, Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_settled_does_not_come_back()
    {
        var first = Start();
        for (var index = 0; index < 10; index++)
        {
            first.Track("a" + index);
        }

        first.Vendor.OnRequest = (batch, _) => Task.FromResult<BatchAnswer?>(null);
        await first.RunAsync(TimeSpan.FromSeconds(2));
        first.Track("b");
        first.Dispose();

        using var second = Start();
        await second.RunAsync(TimeSpan.FromSeconds(2));
        Assert.That(second.Vendor.Billed.Keys, Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public async Task More_than_memory_holds_is_sent_in_order_from_the_disk()
    {
        const int Count = 5_000;
        using var run = Start(options =>
        {
            options.ReadAhead = 50;
            options.SegmentBytes = 20_000;
        });
        for (var index = 0; index < Count; index++)
        {
            run.Track(index.ToString("D5", null));
        }

        Assert.That(_folder.Files(".journal"), Has.Length.GreaterThan(20));
        await run.RunAsync(TimeSpan.FromSeconds(5));

        Assert.That(run.Vendor.Requests.SelectMany(request => request), Is.EqualTo(Enumerable.Range(0, Count).Select(index => index.ToString("D5", null))));
        Assert.That((run.Books.Delivered, run.Books.Pending), Is.EqualTo(((long)Count, 0L)));
        Assert.That(_folder.Files(".journal"), Has.Length.LessThanOrEqualTo(1), "settled files are deleted");
    }

    [Test]
    public async Task Tracking_while_older_events_are_on_disk_keeps_the_order()
    {
        using var run = Start(options => options.ReadAhead = 5);
        var expected = new List<string>();
        for (var round = 0; round < 40; round++)
        {
            for (var index = 0; index < 37; index++)
            {
                expected.Add($"{round}-{index}");
                run.Track(expected[^1]);
            }

            await run.StepAsync();
        }

        await run.RunAsync(TimeSpan.FromSeconds(5));
        Assert.That(run.Vendor.Requests.SelectMany(request => request), Is.EqualTo(expected));
    }

    [Test]
    public void Every_flipped_byte_costs_one_record_at_the_most()
    {
        const int Count = 4;
        var intact = MakeJournal(Count, out var name);
        for (var offset = 0; offset < intact.Length; offset++)
        {
            var damaged = (byte[])intact.Clone();
            damaged[offset] ^= 0x10;
            Check(name, damaged, $"byte {offset}", found => found >= Count - 1);
        }
    }

    [Test]
    public void A_file_cut_anywhere_keeps_all_records_before_the_cut()
    {
        const int Count = 4;
        var intact = MakeJournal(Count, out var name);
        var record = intact.Length / Count;
        for (var length = 0; length <= intact.Length; length++)
        {
            Check(name, intact[..length], $"cut at {length}", found => found == length / record);
        }
    }

    [Test]
    public void A_record_that_was_cut_is_told_from_one_that_was_damaged()
    {
        var intact = MakeJournal(3, out var name);
        File.WriteAllBytes(name, intact[..^5]);
        using (var run = Start())
        {
            run.Prepare();
            Assert.That((run.Books.TornRecords, run.Books.DamagedRecords, run.Books.Pending), Is.EqualTo((1L, 0L, 2L)));
        }

        intact[intact.Length / 2] ^= 1;
        File.WriteAllBytes(name, intact);
        using var second = Start();
        second.Prepare();
        Assert.That((second.Books.TornRecords, second.Books.DamagedRecords, second.Books.Pending), Is.EqualTo((0L, 1L, 2L)));
    }

    [Test]
    public async Task A_damaged_file_is_kept_under_another_name()
    {
        var intact = MakeJournal(3, out var name);
        intact[intact.Length / 2] ^= 1;
        File.WriteAllBytes(name, intact);
        using var run = Start();
        await run.RunAsync(TimeSpan.FromSeconds(3));
        Assert.That((run.Books.Delivered, run.Books.Pending), Is.EqualTo((2L, 0L)));
        Assert.That((_folder.Files(".journal").Length, _folder.Files(".damaged").Length), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_damaged_settlement_sends_its_events_again_with_their_keys()
    {
        var first = Start();
        first.Track("a");
        first.Track("b", "cus_2");
        first.Vendor.OnRequest = (batch, _) => throw FakeVendor.Down();
        await first.StepAsync();
        first.Time.Advance(2);
        first.Vendor.OnRequest = (_, _) => Task.FromResult<BatchAnswer?>(null);
        await first.StepAsync();
        first.Track("c");
        first.Dispose();
        var file = _folder.Files(".journal").Single();
        var bytes = await File.ReadAllBytesAsync(file);
        var third = bytes.AsSpan().LastIndexOf(new byte[] { 0xFF, 0xFE, 0x4A, 0x01 });
        bytes[third - 1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        using var second = Start(vendor: first.Vendor);
        await second.RunAsync(TimeSpan.FromSeconds(3));
        Assert.That(first.Vendor.Requests[^1], Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(first.Vendor.Billed.Values, Is.All.EqualTo(1));
    }

    [Test]
    public void Two_cannot_use_one_folder()
    {
        using var first = Start();
        first.Track("a");
        var error = Assert.Throws<ArgumentException>(() => Start())!;
        Assert.That((error.ParamName, error.Message), Is.EqualTo(("JournalDirectory", error.Message)));
        Assert.That(error.Message, Does.StartWith("is in use"));
    }

    [Test]
    public void The_lock_goes_with_its_holder()
    {
        Start().Dispose();
        Assert.DoesNotThrow(() => Start().Dispose());
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void Folder_and_files_are_for_their_owner_only()
    {
        using var run = Start();
        run.Track("a");
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.That(File.GetUnixFileMode(_folder.Journal), Is.EqualTo(Owner | UnixFileMode.UserExecute));
        Assert.That(Directory.GetFiles(_folder.Journal).Select(File.GetUnixFileMode), Is.All.EqualTo(Owner));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_others_may_enter_is_refused()
    {
        Directory.CreateDirectory(_folder.Journal, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
        Assert.That(Assert.Throws<ArgumentException>(() => Start())!.ParamName, Is.EqualTo("JournalDirectory"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void Symbolic_links_are_refused_as_folder_lock_and_file([Values("folder", "vendor", "lock", "file")] string what)
    {
        using var elsewhere = new TemporaryFolder();
        var path = _folder.Path;
        switch (what)
        {
            case "folder":
                path = Path.Combine(_folder.Path, "link");
                Directory.CreateSymbolicLink(path, elsewhere.Path);
                break;
            case "vendor":
                Directory.CreateSymbolicLink(_folder.Journal, elsewhere.Path);
                break;
            default:
                Start().Dispose();
                File.Delete(Path.Combine(_folder.Journal, "lock"));
                File.CreateSymbolicLink(Path.Combine(_folder.Journal, what == "lock" ? "lock" : "0000000000000001.journal"), Path.Combine(elsewhere.Path, "target"));
                break;
        }

        Assert.Throws<ArgumentException>(() => Start(options => options.JournalDirectory = path));
        Assert.That(Directory.GetFileSystemEntries(elsewhere.Path), Is.Empty);
    }

    [Test]
    public async Task One_event_that_stays_does_not_keep_all_files()
    {
        using var run = Start(options => options.SegmentBytes = 2_000, vendor => vendor.Profile(maxBatchSize: 1));
        run.Vendor.OnRequest = (batch, _) => batch.Events[0].Key == "poison" ? throw FakeVendor.Error(500) : Task.FromResult<BatchAnswer?>(null);
        run.Track("poison", "cus_x");
        await run.RunAsync(TimeSpan.FromSeconds(30));
        for (var index = 0; index < 200; index++)
        {
            run.Track("a" + index);
            await run.RunAsync(TimeSpan.FromMilliseconds(100));
        }

        Assert.That((run.Books.Delivered, run.Books.Pending), Is.EqualTo((200L, 1L)));
        Assert.That(_folder.Files(".journal"), Has.Length.LessThan(6));
        run.Dispose();

        using var second = Start();
        second.Prepare();
        Assert.That(second.Books.Pending, Is.EqualTo(1), "the copy of the event");
    }

    private byte[] MakeJournal(int count, out string name)
    {
        using (var run = Start())
        {
            for (var index = 0; index < count; index++)
            {
                run.Track("key-" + index, "c", "t");
            }
        }

        name = _folder.Files(".journal").Single();
        return File.ReadAllBytes(name);
    }

    /// <summary>Recovers from these bytes: nothing is made up, and what is found is as it was.</summary>
    private void Check(string name, byte[] bytes, string where, Func<int, bool> isExpected)
    {
        foreach (var file in Directory.GetFiles(_folder.Journal))
        {
            File.Delete(file);
        }

        File.WriteAllBytes(name, bytes);
        using var run = Start();
        run.RunAsync(TimeSpan.FromSeconds(3)).GetAwaiter().GetResult();
        Assert.That(isExpected(run.Vendor.Bodies.Count), Is.True, $"{where}: {run.Vendor.Bodies.Count} found");
        Assert.That(run.Vendor.Bodies, Is.SubsetOf(Enumerable.Range(0, 4).Select(index => $"{{\"customer\":\"c\",\"quantity\":1,\"text\":\"t\",\"key\":\"key-{index}\"}}")), where);
        Assert.That(run.Vendor.Billed.Values, Is.All.EqualTo(1), where);
        run.AssertBalanced();
        Assert.That(run.Books.Pending, Is.Zero, where);
    }

    private Simulation Start(Action<NoteOptions>? configure = null, Func<FakeVendor, IngestionProfile>? profile = null, FakeVendor? vendor = null) =>
        Simulation.In(_folder, configure, profile, vendor);
}
