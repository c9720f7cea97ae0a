using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>
/// A request body that can be written once. Whoever sends the message a second time behind our back, a stale pooled
/// connection, a redirect or a retry handler of the application, fails instead of acting twice.
/// </summary>
internal sealed class WriteOnceContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private const int Untouched = 0;
    private const int Read = 1;
    private const int Started = 2;
    private const int Sealed = 3;
    private const int ReadAndSealed = 4;

    private readonly byte[] _buffer;
    private readonly int _length;
    private int _state;

    public WriteOnceContent(byte[] buffer, int length, bool isJson)
    {
        _buffer = buffer;
        _length = length;
        if (isJson)
        {
            Headers.ContentType = Json;
        }
    }

    /// <summary>Whether bytes of the request may have left: a handler that only read them may have sent what it read.</summary>
    public bool WasStarted => Volatile.Read(ref _state) is not (Untouched or Sealed);

    /// <summary>Whether the buffer is no longer being read.</summary>
    public bool WasCompleted { get; private set; }

    /// <summary>Keeps an attempt that nobody waits for from being sent late. From here on <see cref="WasStarted"/> does not change.</summary>
    public void Seal()
    {
        if (!Moves(Untouched, Sealed))
        {
            Moves(Read, ReadAndSealed);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, CancellationToken.None);

#if NET8_0_OR_GREATER
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => WriteAsync(stream, cancellationToken);
#endif

    /// <summary>
    /// For a handler that looks at the body, to log or to sign it: a copy. Otherwise the framework would copy the body into
    /// the content, and send that as often as it is asked to.
    /// </summary>
    protected override Task<Stream> CreateContentReadStreamAsync()
    {
        if (!Moves(Untouched, Read) && Volatile.Read(ref _state) != Read)
        {
            throw new SecondSendException();
        }

        return Task.FromResult<Stream>(new MemoryStream(_buffer.AsSpan(0, _length).ToArray(), writable: false));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (!Moves(Untouched, Started) && !Moves(Read, Started))
        {
            throw new SecondSendException();
        }

        if (_length > 0)
        {
#if NET8_0_OR_GREATER
            await stream.WriteAsync(_buffer.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
#else
            await stream.WriteAsync(_buffer, 0, _length, cancellationToken).ConfigureAwait(false);
#endif
        }

        WasCompleted = true;
    }

    private bool Moves(int from, int to) => Interlocked.CompareExchange(ref _state, to, from) == from;
}
