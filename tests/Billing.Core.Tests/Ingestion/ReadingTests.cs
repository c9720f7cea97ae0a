using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Billing.Core.Tests.Ingestion.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

/// <summary>Files of the journal that cannot be read, or are not what this version writes.</summary>
public sealed class ReadingTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task A_file_that_cannot_be_read_keeps_no_other_from_being_sent()
    {
        using var run = Start();
        for (var index = 0; index < 100; index++)
        {
            run.Track($"a{index:D3}");
        }

        var bad = _folder.Files(".journal").Order().ElementAt(2);
        File.Move(bad, bad + ".away");
        Directory.CreateDirectory(bad);
        var flush = run.Buffer.Flush();
        await run.StepAsync();
        run.Buffer.EndUnreadable();

        var result = await flush.Task.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.That((result.Error!.Kind, result.Accepted), Is.EqualTo((FlushErrorKind.Journal, run.Books.Delivered)));
        Assert.That(run.Books.Pending, Is.InRange(1, 20));
        Assert.That((run.Books.IsDegraded, run.Books.Dropped), Is.EqualTo((true, 0L)));
        Assert.That(run.Buffer.Sleep(), Is.GreaterThan(TimeSpan.Zero));
        run.Track("b");
        await run.RunAsync(TimeSpan.FromSeconds(2));
        Assert.That(run.Vendor.Billed.Keys, Has.Member("b"));
        run.Buffer.Close(drain: true);
        Assert.That(run.Buffer.IsDrained(), "nothing more can be sent");

        Directory.Delete(bad);
        File.Move(bad + ".away", bad);
        await run.RunAsync(TimeSpan.FromMinutes(2));
        Assert.That((run.Vendor.Billed.Count, run.Books.Pending, run.Books.IsDegraded), Is.EqualTo((101, 0L, false)));
        Assert.That(run.Vendor.Requests.Sum(request => request.Count), Is.EqualTo(101), "none was sent twice");
        Assert.That(run.Errors.Select(error => error.Kind), Is.All.EqualTo(FlushErrorKind.Journal));
        run.AssertBalanced();
    }

    [Test]
    public async Task A_file_of_a_later_version_is_told_and_left_alone()
    {
        Start().Dispose();
        var newer = Path.Combine(_folder.Journal, "0000000000000007.journal");
        byte[] content = [.. JournalRecord.Mark[..^1], (byte)(JournalRecord.Mark[^1] + 1), 1, 2, 3];
        await File.WriteAllBytesAsync(newer, content);

        for (var start = 0; start < 2; start++)
        {
            using var run = Start();
            run.Track("a" + start);
            await run.RunAsync(TimeSpan.FromSeconds(2));
            Assert.That((run.Books.Delivered, run.Books.DamagedRecords, run.Books.Pending), Is.EqualTo((1L, 0L, 0L)));
            Assert.That(run.Errors.Single().Error.Message, Does.Contain("0000000000000007.journal").And.Contain("later version"));
        }

        Assert.That(await File.ReadAllBytesAsync(newer), Is.EqualTo(content));
    }

    [TestCase(1, 2)]
    [TestCase(1, 33)]
    [TestCase(2, 9)]
    [TestCase(9, 2)]
    public async Task A_record_whose_checksum_is_right_and_whose_content_is_not_harms_nobody(byte kind, int length)
    {
        using (var first = Start())
        {
            first.Track("a");
        }

        var body = new byte[length];
        body[0] = kind;
        var record = new byte[JournalRecord.HeaderBytes + length];
        JournalRecord.Mark.CopyTo(record);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Crc32C.Compute(body) ^ ((uint)length * 0x9E3779B1));
        body.CopyTo(record.AsSpan(JournalRecord.HeaderBytes));
        Assert.That(JournalRecord.IsIntact(record), "the checksum of this test is that of the journal");
        var file = _folder.Files(".journal").Single();
        await File.WriteAllBytesAsync(file, [.. record, .. await File.ReadAllBytesAsync(file)]);

        using var second = Start();
        await second.RunAsync(TimeSpan.FromSeconds(10));
        Assert.That((second.Vendor.Billed.Count, second.Books.DamagedRecords), Is.EqualTo((1, kind == 9 ? 0L : 1L)));
    }

    [Test]
    public void An_event_that_was_settled_while_the_disk_was_awaited_needs_no_disk()
    {
        var options = new NoteOptions { Fsync = true };
        using var folder = JournalFolder.Open(_folder.Path, "Acme", 1);
        var health = new JournalHealth(TimeProvider.System);
        using var journal = new Journal(folder, ".journal", options, health);
        var payload = new byte[IngestionDefaults.IdleJournalBytes];
        var stored = new StoredEvent("a", "cus_1", payload, payload.Length, 0, 0) { Sequence = 1 };
        Assert.That(journal.Append(stored, isCopy: false, isRead: true));
        var flush = journal.FlushOfLast()!;
        journal.Settle([stored]);
        Assert.That(_folder.Files(".journal"), Is.Empty, "the file is closed and gone");
        Assert.DoesNotThrow(flush.Wait);
    }

    private Simulation Start()
    {
        var vendor = new FakeVendor();
        return new Simulation(
            vendor,
            options =>
            {
                options.JournalDirectory = _folder.Path;
                options.SegmentBytes = 1_000;
                options.ReadAhead = 5;
            },
            vendor.Profile(maxBatchSize: 2));
    }
}
