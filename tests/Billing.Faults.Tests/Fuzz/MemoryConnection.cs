using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Fuzz;

/// <summary>One connection of a <see cref="MemoryNetwork"/>: kept alive between answers, at its end where an answer is too short.</summary>
internal sealed class MemoryConnection(MemoryNetwork network) : Stream
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;
    private ReadOnlyMemory<byte> _answer;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_answer.IsEmpty)
            {
                _answer = network.Answer;
            }

            _idle?.TrySetResult();
            _idle = null;
        }

        return ValueTask.CompletedTask;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            // A pooled connection is watched in this way until it is used again.
            await WhenAnsweredAsync().WaitAsync(cancellationToken);
            return 0;
        }

        cancellationToken.ThrowIfCancellationRequested();
        network.OnAnswer?.Invoke();
        lock (_lock)
        {
            var count = Math.Min(Math.Min(buffer.Length, network.Piece), _answer.Length);
            _answer[..count].CopyTo(buffer);
            _answer = _answer[count..];
            return count;
        }
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private Task WhenAnsweredAsync()
    {
        lock (_lock)
        {
            return _answer.IsEmpty ? (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
        }
    }
}
