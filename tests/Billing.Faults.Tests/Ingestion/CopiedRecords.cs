using System;
using System.IO;

namespace Billing.Faults.Tests.Ingestion;

/// <summary>Events that a process copied out of an old file, seen in the files that it left.</summary>
internal static class CopiedRecords
{
    private const byte EventKind = 1;
    private const byte CopyFlag = 1;
    private const int HeaderBytes = 12;

    private static readonly byte[] Mark = [0xFF, 0xFE, 0x4A, 0x01];

    /// <summary>How many there are.</summary>
    /// <param name="folder">The folder of the option.</param>
    public static int Count(string folder)
    {
        var count = 0;
        foreach (var file in Directory.GetFiles(folder, "*.journal", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            for (var at = 0; at + HeaderBytes + 2 <= bytes.Length; at++)
            {
                if (bytes.AsSpan(at).StartsWith(Mark) && bytes[at + HeaderBytes] == EventKind && (bytes[at + HeaderBytes + 1] & CopyFlag) != 0)
                {
                    count++;
                }
            }
        }

        return count;
    }
}
