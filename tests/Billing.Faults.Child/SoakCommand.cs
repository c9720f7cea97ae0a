using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Child;

/// <summary>
/// Tracks usage and makes calls until it is killed, under a clock that jumps. Says "event" and its key when <c>Track</c> has returned,
/// "call" and its number when a call succeeded, and "unbalanced" and the books when they do not add up.
/// </summary>
internal static class SoakCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The vendor, the server, the journal's folder, what the keys begin with, and a seed.</param>
    public static Task<int> RunAsync(string[] arguments)
    {
        var random = new Random(int.Parse(arguments[4], CultureInfo.InvariantCulture));
        var tracker = Tracker.Of(arguments[0], new Uri(arguments[1]), arguments[2], options =>
        {
            options.TimeProvider = new JumpingTime(new Random(random.Next()));
            options.AttemptTimeout = TimeSpan.FromMilliseconds(500);
            options.Timeout = TimeSpan.FromSeconds(2);
        });
        _ = Task.Run(() => CallAsync(KeyedCall.Of(arguments[0], new Uri(arguments[1])), arguments[3]));
        _ = Task.Run(() => WatchAsync(tracker));
        for (var number = 0; ;)
        {
            for (var burst = random.Next(1, 10); burst > 0; burst--, number++)
            {
                var key = arguments[3] + "-" + number.ToString(CultureInfo.InvariantCulture);
                tracker.Track(key, "cus_" + random.Next(20).ToString(CultureInfo.InvariantCulture));
                Console.WriteLine("event " + key);
            }

            Thread.Sleep(random.Next(1, 100));
        }
    }

    private static async Task CallAsync(Func<RequestOptions, Task> call, string prefix)
    {
        for (var number = 0; ; number++)
        {
            var name = prefix + "-" + number.ToString(CultureInfo.InvariantCulture);
            try
            {
                await call(new RequestOptions { IdempotencyKey = "call-" + name, Headers = new() { ["X-Logical-Call"] = name } });
                Console.WriteLine("call " + name);
            }
            catch (BillingException)
            {
                // What it says is tested elsewhere; here it counts what the server did.
            }

            await Task.Delay(20);
        }
    }

    private static async Task WatchAsync(Tracker tracker)
    {
        while (true)
        {
            var books = tracker.Ingestion.Books;
            if (books.Accepted != books.Delivered + books.Pending + books.Rejected + books.Dropped || books.Pending < books.InFlight + books.Held)
            {
                Console.WriteLine("unbalanced " + books);
            }

            await Task.Delay(1);
        }
    }
}
