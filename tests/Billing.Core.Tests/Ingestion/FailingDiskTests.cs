using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Billing.Core.Tests.Ingestion.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

/// <summary>Journals whose disk takes nothing for a while, or whose files somebody deletes.</summary>
public sealed class FailingDiskTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Files_deleted_under_way_are_written_again_from_memory()
    {
        using var run = Start();
        run.Vendor.OnRequest = (_, _) => throw FakeVendor.Down();
        run.Track("a");
        await run.RunAsync(TimeSpan.FromSeconds(3));
        foreach (var file in _folder.Files(".journal"))
        {
            File.Delete(file);
        }

        await run.RunAsync(TimeSpan.FromMinutes(2));
        Assert.That(_folder.Files(".journal"), Has.Length.EqualTo(1));
        Assert.That((run.Books.Pending, run.Books.Dropped, run.Books.JournalErrors), Is.EqualTo((1L, 0L, 1L)));
        run.AssertBalanced();
    }

    /// <summary>A request is under way: its events stand in no queue.</summary>
    [Test]
    public async Task Files_deleted_while_a_request_is_under_way_cost_no_event([Values] bool folderToo)
    {
        using var run = Start(options => options.MaxBufferSize = 3, vendor => vendor.Profile(maxBatchSize: 1));
        run.Track("a");
        run.Prepare();
        var job = run.Buffer.Take()!;
        run.Track("b", "cus_2");
        run.Track("c", "cus_3");
        var parts = folderToo ? [_folder.Journal] : _folder.Files(".journal");
        Array.ForEach(parts, static part => { if (Directory.Exists(part)) { Directory.Delete(part, recursive: true); } else { File.Delete(part); } });
        run.Time.Advance(2);
        run.Prepare();

        await run.SendAsync(job);
        run.Buffer.Finish(job);
        run.Time.Advance(2);
        run.Prepare();
        for (var index = 0; index < 4; index++)
        {
            run.Track("d" + index, "cus_" + (4 + index));
        }

        await run.RunAsync(TimeSpan.FromSeconds(30));

        var dropped = run.Drops.ConvertAll(drop => drop.Event!.IdempotencyKey);
        run.AssertBalanced();
        Assert.That(run.Books.Pending, Is.Zero);
        Assert.That(run.Vendor.Billed.Keys.Concat(dropped), Is.EquivalentTo(new[] { "a", "b", "c", "d0", "d1", "d2", "d3" }));
        Assert.That(dropped, folderToo ? Is.EqualTo(new[] { "b", "c", "d0" }) : Is.Empty);
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public async Task What_was_delivered_while_the_disk_failed_is_settled_when_it_is_back_without_another_event()
    {
        using var run = Start(options => options.SegmentBytes = 1);
        run.Track("a");
        var blockers = Enumerable.Range(1, 5).Select(next => NameAfter(_folder.Files(".journal").Single(), next)).ToList();
        blockers.ForEach(static blocker => Directory.CreateDirectory(blocker));
        await run.RunAsync(TimeSpan.FromSeconds(1.5));
        Assert.That((run.Books.Delivered, run.Books.IsDegraded), Is.EqualTo((1L, true)));

        blockers.ForEach(static blocker => Directory.Delete(blocker));
        run.Time.Advance(2);
        run.Prepare();

        Assert.That(run.Books.IsDegraded, Is.False);
        using var elsewhere = new TemporaryFolder();
        Directory.CreateDirectory(elsewhere.Journal, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Array.ForEach(_folder.Files(".journal"), file => File.Copy(file, Path.Combine(elsewhere.Journal, Path.GetFileName(file))));
        using var killed = Start(options => options.JournalDirectory = elsewhere.Path);
        killed.Prepare();
        Assert.That(killed.Books.Pending, Is.Zero, "nothing is sent again");
    }

    private static string NameAfter(string file, int next)
    {
        var id = long.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture) + next;
        return Path.Combine(Path.GetDirectoryName(file)!, id.ToString("D16", CultureInfo.InvariantCulture) + Path.GetExtension(file));
    }

    [Test]
    public async Task Events_that_only_the_deleted_file_had_are_counted_as_lost()
    {
        using var run = Start(options => options.ReadAhead = 4, run => run.Profile(maxBatchSize: 2));
        run.Vendor.OnRequest = (_, _) => throw FakeVendor.Down();
        for (var index = 0; index < 20; index++)
        {
            run.Track("a" + index);
        }

        await run.StepAsync();
        foreach (var file in _folder.Files(".journal"))
        {
            File.Delete(file);
        }

        await run.RunAsync(TimeSpan.FromMinutes(2));
        run.AssertBalanced();
        Assert.That(run.Books.Dropped, Is.EqualTo(16));
        Assert.That(run.Drops.Select(drop => (drop.Reason, drop.Event, drop.Count)), Is.EqualTo(new[] { (DropReason.JournalLost, (UsageEvent?)null, 16L) }));
    }

    [Test]
    public async Task A_folder_that_cannot_be_made_degrades_to_memory_and_is_tried_again()
    {
        var blocker = Path.Combine(_folder.Path, "blocked");
        await File.WriteAllTextAsync(blocker, "a file where the folder should be");
        using var run = Start(options => options.JournalDirectory = blocker);
        Assert.That(run.Track("a"), Is.EqualTo(EventStorage.Memory));
        Assert.That((run.Books.IsDegraded, run.Books.JournalErrors), Is.EqualTo((true, 1L)));
        run.Vendor.OnRequest = (_, _) => throw FakeVendor.Down();
        await run.RunAsync(TimeSpan.FromSeconds(3));
        Assert.That(run.Errors.Select(error => error.Kind), Does.Contain(FlushErrorKind.Journal));

        File.Delete(blocker);
        await run.RunAsync(TimeSpan.FromSeconds(3));
        Assert.That(run.Track("b"), Is.EqualTo(EventStorage.Journal));
        Assert.That(run.Books.IsDegraded, Is.False);
        run.Dispose();

        using var second = Start(options => options.JournalDirectory = blocker);
        await second.RunAsync(TimeSpan.FromSeconds(3));
        Assert.That(second.Vendor.Billed.Keys, Is.EqualTo(new[] { "a", "b" }), "what memory had was written down");
    }

    [Test]
    public async Task Events_in_memory_wait_for_those_on_a_disk_that_takes_no_more_and_all_are_sent_in_order()
    {
        using var run = Start(options => (options.ReadAhead, options.SegmentBytes) = (2, 1), vendor => vendor.Profile(maxBatchSize: 2));
        var expected = Enumerable.Range(0, 30).Select(index => "a" + index).ToList();
        Assert.That(expected.Take(10).Select(key => run.Track(key)), Is.All.EqualTo(EventStorage.Journal));
        var last = long.Parse(Path.GetFileNameWithoutExtension(_folder.Files(".journal").Max())!, null);
        for (var id = last + 1; id < last + 200; id++)
        {
            Directory.CreateDirectory(Path.Combine(_folder.Journal, $"{id:D16}.journal"));
        }

        Assert.That(expected.Skip(10).Select(key => run.Track(key)), Is.All.EqualTo(EventStorage.Memory));
        await run.RunAsync(TimeSpan.FromSeconds(10));
        Assert.That(run.Vendor.Requests.SelectMany(request => request), Is.EqualTo(expected));
        Assert.That((run.Books.Delivered, run.Books.Pending, run.Books.IsDegraded), Is.EqualTo((30L, 0L, true)));
    }

    private Simulation Start(Action<NoteOptions>? configure = null, Func<FakeVendor, IngestionProfile>? profile = null, FakeVendor? vendor = null) =>
        Simulation.In(_folder, configure, profile, vendor);
}
