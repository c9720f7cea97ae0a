using System;
using System.Buffers;
using System.ComponentModel;
using System.Threading;

namespace Billing.Runtime;

/// <summary>A JSON text as UTF-8 in a pooled array, which <see cref="Dispose"/> gives back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PooledUtf8 : IDisposable
{
    private byte[]? _array;

    internal PooledUtf8(byte[] array, int length)
    {
        _array = array;
        Length = length;
    }

    /// <summary>Holds the text in its first <see cref="Length"/> bytes; what follows is of no meaning.</summary>
    /// <exception cref="ObjectDisposedException">The array was given back.</exception>
    public byte[] Array => _array ?? throw new ObjectDisposedException(nameof(PooledUtf8));

    /// <summary>How many bytes the text has.</summary>
    public int Length { get; }

    /// <summary>Gives the array back. A second call does nothing: an array given back twice would be lent to two callers.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
