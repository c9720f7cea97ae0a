using System.Buffers;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>Lends the process-wide pool of char arrays, to Newtonsoft's readers and writers and for whole texts.</summary>
internal sealed class CharPool : IArrayPool<char>
{
    public static readonly CharPool Instance = new();

    /// <summary>A longer array goes to the collector: kept for the next text of that size, it would stay for the life of the process.</summary>
    private const int LargestPooled = 1024 * 1024;

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is { Length: > 0 and <= LargestPooled })
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }
}
