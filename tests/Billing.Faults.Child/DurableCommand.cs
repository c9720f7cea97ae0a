using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Child;

/// <summary>Tracks events on several threads with <c>Fsync</c>, in small files, and says the key of each when <c>Track</c> has returned.</summary>
internal static class DurableCommand
{
    private const int Threads = 4;

    /// <summary>Runs it.</summary>
    /// <param name="arguments">The server, the journal's folder, how many events, and whether with <c>Fsync</c>.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var tracker = Tracker.Of("UnitPay", new Uri(arguments[0]), arguments[1], options =>
        {
            options.Fsync = bool.Parse(arguments[3]);
            options.SegmentBytes = 4 * 1024;
            options.ShutdownTimeout = TimeSpan.FromMilliseconds(100);
        });
        var count = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        var threads = Enumerable.Range(0, Threads).Select(first => new Thread(() => Track(tracker, Enumerable.Range(0, count).Where(number => number % Threads == first)))).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        await tracker.Ingestion.DisposeAsync();
        return 0;
    }

    private static void Track(Tracker tracker, IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            var key = "p-" + number.ToString(CultureInfo.InvariantCulture);
            if (tracker.Track(key, "cus_" + (number % 50).ToString(CultureInfo.InvariantCulture)).Storage == EventStorage.Journal)
            {
                Console.WriteLine(key);
            }
        }
    }
}
