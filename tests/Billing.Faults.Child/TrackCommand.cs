using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Child;

/// <summary>Tracks events and says the key of each when <c>Track</c> has returned, while the events are sent.</summary>
internal static class TrackCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The vendor, the server, the journal's folder or "-", what the keys begin with, and how it ends: "never"; "burst", which is never and without a pause; or after 50 events by "leave", "fail" or "throw"; with "send" it tracks no more than those and goes on sending.</param>
    public static Task<int> RunAsync(string[] arguments)
    {
        var tracker = Tracker.Of(arguments[0], new Uri(arguments[1]), arguments[2] == "-" ? null : arguments[2]);
        for (var number = 0; ; number++)
        {
            var key = arguments[3] + "-" + number.ToString(CultureInfo.InvariantCulture);
            tracker.Track(key, "cus_" + (number % 7).ToString(CultureInfo.InvariantCulture));
            Console.WriteLine(key);
            if (number == 50 && End(arguments[4]))
            {
                return Task.FromResult(0);
            }

            if (number % 20 == 19 && arguments[4] != "burst")
            {
                // Sending keeps up, so that kills meet files that are settled, copied from and deleted.
                Thread.Sleep(10);
            }
        }
    }

    private static bool End(string how)
    {
        switch (how)
        {
            case "fail":
                Environment.FailFast("as the test wants");
                return true;
            case "throw":
                throw new InvalidOperationException("as the test wants");
            case "send":
                Thread.Sleep(Timeout.Infinite);
                return true;
            default:
                return how == "leave";
        }
    }
}
