using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;

namespace Billing.Faults.Child;

/// <summary>Tracks events on a disk that fails, and sends them. Says where they were put, how long the slowest took, and the books.</summary>
internal static class DiskCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The server, the journal's folder, and how many events.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var tracker = Tracker.Of("UnitPay", new Uri(arguments[0]), arguments[1], static options => options.AutoBatch = false);
        var storages = new int[3];
        var slowest = TimeSpan.Zero;
        var count = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        for (var number = 0; number < count; number++)
        {
            var clock = Stopwatch.StartNew();
            storages[(int)tracker.Track("e" + number.ToString(CultureInfo.InvariantCulture), "cus_1").Storage]++;
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"journal {storages[0]} memory {storages[1]} dropped {storages[2]} slowest {slowest.TotalMilliseconds:0}"));
        Console.WriteLine(tracker.Ingestion.Books);
        var flush = await tracker.Ingestion.FlushAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"flushed {flush.Accepted} {flush.Error?.Error}"));
        Console.WriteLine(tracker.Ingestion.Books);
        await tracker.Ingestion.DisposeAsync();
        Console.WriteLine("end");
        return 0;
    }
}
