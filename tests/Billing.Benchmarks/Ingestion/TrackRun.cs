using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Billing.UnitPay;

namespace Billing.Benchmarks.Ingestion;

/// <summary>How fast <c>Track</c> is, beside appending the same bytes to a file: one call of the system for each event.</summary>
internal static class TrackRun
{
    private const int Threads = 4;

    public static IEnumerable<Row> Measure(int count, int rounds)
    {
        Round? append = null;
        Round? durable = null;
        Round? memory = null;
        var together = 0.0;
        var size = 0;
        for (var round = 0; round < rounds; round++)
        {
            // By turns, so that what else the machine does meets all of them.
            durable = Track(count, durable: true, out size).Better(durable);
            append = Append(count, size).Better(append);
            memory = Track(count, durable: false, out _).Better(memory);
            together = Math.Max(together, TrackTogether(count));
        }

        yield return new Row($"appending {size} bytes to a file: the limit", append!.PerSecond, null, null, append.Percentile(0.5), append.Percentile(0.99));
        yield return Row("Track, on disk when it returns", durable!, append, "100,000; 5 times the limit; p99 100 µs");
        yield return new Row($"the same from {Threads} threads", together, append.PerSecond / together);
        yield return Row("Track, in memory", memory!, null, string.Empty);
    }

    public static IEnumerable<Row> MeasureFsync(int count)
    {
        using var folder = new BenchFolder();
        var ingestion = Start(folder, count * 2, fsync: true);
        var one = Round.Of(count, _ => ingestion.Track(Usages.UnitPay("cus_1")));
        var together = Round.Of(1, _ => Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Threads }, _ => ingestion.Track(Usages.UnitPay("cus_1"))));
        ingestion.Dispose();
        yield return Row("Track with Fsync", one, null, "the disk's");
        yield return new Row($"the same from {Threads} threads, which share flushes", together.PerSecond * count);
    }

    private static Row Row(string name, Round round, Round? limit, string goal) =>
        new(name, round.PerSecond, limit?.PerSecond / round.PerSecond, round.Percentile(0.5) / limit?.Percentile(0.5), round.Percentile(0.5), round.Percentile(0.99), goal);

    private static Round Track(int count, bool durable, out int size)
    {
        using var folder = new BenchFolder();
        using var ingestion = Start(durable ? folder : null, count);
        var customers = Enumerable.Range(0, 100).Select(static number => FormattableString.Invariant($"cus_{number}")).ToArray();
        var round = Round.Of(count, index => ingestion.Track(Usages.UnitPay(customers[index % customers.Length])));
        size = (int)(folder.JournalBytes / count);
        return ingestion.Books.Pending == count ? round : throw new InvalidOperationException(ingestion.Books.ToString());
    }

    private static double TrackTogether(int count)
    {
        using var folder = new BenchFolder();
        using var ingestion = Start(folder, count);
        return count * Round.Of(1, _ => Parallel.For(0, Threads, _ =>
        {
            for (var index = 0; index < count / Threads; index++)
            {
                ingestion.Track(Usages.UnitPay("cus_1"));
            }
        })).PerSecond;
    }

    private static Round Append(int count, int size)
    {
        using var folder = new BenchFolder();
        using var file = File.OpenHandle(Path.Combine(folder.Path, "raw"), FileMode.CreateNew, FileAccess.Write);
        var record = new byte[size];
        return Round.Of(count, index => RandomAccess.Write(file, record, (long)index * size));
    }

    private static UnitPayIngestion Start(BenchFolder? folder, int room, bool fsync = false) => new(new UnitPayIngestionOptions
    {
        ApiKey = "upay_sk_bench",
        AutoBatch = false,
        JournalDirectory = folder?.Path,
        Fsync = fsync,
        MaxBufferSize = room,
        ShutdownTimeout = TimeSpan.Zero,
    });
}
