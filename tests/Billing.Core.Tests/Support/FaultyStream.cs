using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Core.Tests.Support;

/// <summary>Gives its bytes, one part at a time, and then breaks or stalls instead of ending.</summary>
internal sealed class FaultyStream : Stream
{
    private readonly byte[] _bytes;
    private readonly Func<CancellationToken, Task> _end;
    private int _position;

    public FaultyStream(byte[] bytes, Func<CancellationToken, Task> end)
    {
        _bytes = bytes;
        _end = end;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == _bytes.Length)
        {
            await _end(cancellationToken);
            return 0;
        }

        var count = Math.Min(Math.Min(buffer.Length, 7), _bytes.Length - _position);
        _bytes.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
