using System;
#if !NET8_0_OR_GREATER
using System.Threading;
#endif

namespace Billing.Runtime;

/// <summary>The computed wait before a retry.</summary>
internal static class Backoff
{
#if !NET8_0_OR_GREATER
    private static readonly ThreadLocal<Random> Local = new(() => new Random(Guid.NewGuid().GetHashCode()));
#endif

    /// <summary>A random share between 0.5 and 1 of the grown interval, so that callers do not come back all at once.</summary>
    /// <param name="options">The policy.</param>
    /// <param name="retry">Which retry, from 0.</param>
    public static TimeSpan Compute(RetryOptions options, int retry)
    {
        var grown = options.InitialInterval.Ticks * Math.Pow(options.Exponent, retry);
        var capped = Math.Min(grown, options.MaxInterval.Ticks);
        return TimeSpan.FromTicks((long)(capped * (0.5 + (NextShare() / 2))));
    }

    private static double NextShare() =>
#if NET8_0_OR_GREATER
        Random.Shared.NextDouble();
#else
        Local.Value!.NextDouble();
#endif
}
