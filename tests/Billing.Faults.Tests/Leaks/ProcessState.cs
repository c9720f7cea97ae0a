using System;
using System.IO;

namespace Billing.Faults.Tests.Leaks;

/// <summary>What a process holds at a moment.</summary>
/// <param name="Descriptors">Open file descriptors, sockets among them.</param>
/// <param name="HeapBytes">Managed memory after a full collection.</param>
public sealed record ProcessState(int Descriptors, long HeapBytes)
{
    /// <summary>Looks at this process.</summary>
    public static ProcessState Take()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return new ProcessState(Directory.GetFiles("/proc/self/fd").Length, GC.GetTotalMemory(forceFullCollection: true));
    }
}
