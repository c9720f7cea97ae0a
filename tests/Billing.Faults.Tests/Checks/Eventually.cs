using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Checks;

/// <summary>Waits for what the kernel and other threads do a moment later.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Waits until something holds, or for as long as it may take on a busy machine.</summary>
    /// <param name="condition">What is waited for.</param>
    /// <returns>Whether it holds.</returns>
    public static async Task<bool> IsTrueAsync(Func<bool> condition)
    {
        var began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                return false;
            }

            await Task.Delay(20);
        }

        return true;
    }
}
