using System;
using System.Threading.Tasks;

namespace Billing.Benchmarks.Tests;

/// <summary>Counts allocated bytes exactly: on one thread, and the least of some calls, as the first ones fill caches.</summary>
internal static class Allocation
{
    private const int Calls = 20;

    public static long PerCall(Func<Task> call)
    {
        var least = long.MaxValue;
        for (var number = 0; number < Calls; number++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var running = call();
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.That(running.IsCompletedSuccessfully, Is.True, "A call in memory never leaves its thread, or its bytes would not all be counted.");
            least = Math.Min(least, bytes);
        }

        return least;
    }
}
