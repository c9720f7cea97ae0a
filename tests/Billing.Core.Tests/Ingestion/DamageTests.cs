using System;
using System.IO;
using System.Linq;
using Billing.Core.Tests.Ingestion.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

/// <summary>Damage that a small journal has no room for.</summary>
public sealed class DamageTests
{
    /// <summary>How much of a file is read at a time.</summary>
    private const int Page = 64 * 1024;

    [Test]
    public void A_record_after_damage_is_found_wherever_a_page_ends([Range(-5, 1)] int place)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.journal");
        File.WriteAllBytes(path, [.. new byte[Page + place], .. Record()]);

        using var reader = new JournalReader(path);

        Assert.That((reader.Read(), reader.Damaged), Is.EqualTo((true, 1)));
        Assert.That(JournalRecord.ReadEvent(reader.Record).Key, Is.EqualTo("a"));
        Assert.That(reader.Read(), Is.False);
    }

    [TestCase(int.MaxValue)]
    [TestCase(1 << 28)]
    [TestCase(JournalRecord.MaxBodyBytes + 1)]
    public void A_damaged_length_takes_no_memory(int length)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.journal");
        File.WriteAllBytes(path, [.. JournalRecord.Mark, .. BitConverter.GetBytes(length), .. new byte[20], .. Record()]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        using var reader = new JournalReader(path);

        Assert.That((reader.Read(), reader.Damaged), Is.EqualTo((true, 1)));
        Assert.That(JournalRecord.ReadEvent(reader.Record).Key, Is.EqualTo("a"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4 * Page));
    }

    private static byte[] Record()
    {
        var buffer = new byte[16];
        var length = JournalRecord.WriteEvent(ref buffer, new StoredEvent("a", "cus_1", "{}"u8.ToArray(), 2, timestamp: 1, trackedAt: 2), isCopy: false);
        return buffer.Take(length).ToArray();
    }
}
