using System.Collections.Concurrent;
using System.Threading;

namespace Billing.Runtime;

/// <summary>Limits that wait for their next use.</summary>
internal static class AttemptLimitPool
{
    /// <summary>More than so many calls at the same time are a burst; what is left of it goes to the collector.</summary>
    private const int MostKept = 256;

    private static readonly ConcurrentQueue<AttemptLimit> Kept = new();
    private static int _count;

    public static AttemptLimit? Rent()
    {
        if (!Kept.TryDequeue(out var limit))
        {
            return null;
        }

        Interlocked.Decrement(ref _count);
        return limit;
    }

    public static void Return(AttemptLimit limit)
    {
        if (Interlocked.Increment(ref _count) <= MostKept)
        {
            Kept.Enqueue(limit);
        }
        else
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
