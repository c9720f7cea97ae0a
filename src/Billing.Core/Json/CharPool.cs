using System.Buffers;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>Lends the process-wide pool of char arrays to Newtonsoft's readers and writers.</summary>
internal sealed class CharPool : IArrayPool<char>
{
    public static readonly CharPool Instance = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }
}
