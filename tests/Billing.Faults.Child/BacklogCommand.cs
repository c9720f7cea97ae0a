using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Billing.Faults.Child;

/// <summary>Tracks events that nobody takes, or finds those of an earlier process, and says how much memory it needed at the most, in megabytes.</summary>
internal static class BacklogCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The server, the journal's folder, and how many events to track.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var start = PeakMegabytes();
        var tracker = Tracker.Of("UnitPay", new Uri(arguments[0]), arguments[1], static options =>
        {
            options.SegmentBytes = 8 * 1024 * 1024;
            options.ReadAhead = 2_000;
            options.ShutdownTimeout = TimeSpan.Zero;
        });
        var count = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        for (var number = 0; number < count; number++)
        {
            tracker.Track("e" + number.ToString(CultureInfo.InvariantCulture), "cus_1");
        }

        // The first request follows the look through the files.
        var flush = tracker.Ingestion.FlushAsync();
        while (tracker.Ingestion.Books.InFlight == 0)
        {
            await Task.Delay(10);
        }

        var books = tracker.Ingestion.Books;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pending {books.Pending} recovered {books.Recovered} start {start} heap {GC.GetTotalMemory(forceFullCollection: true) >> 20} peak {PeakMegabytes()}"));
        await tracker.Ingestion.DisposeAsync();
        await flush;
        return 0;
    }

    private static long PeakMegabytes() =>
        long.Parse(File.ReadLines("/proc/self/status").First(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) >> 10;
}
