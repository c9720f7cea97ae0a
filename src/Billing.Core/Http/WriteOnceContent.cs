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

    private readonly byte[] _buffer;
    private readonly int _length;
    private int _started;

    public WriteOnceContent(byte[] buffer, int length, bool isJson)
    {
        _buffer = buffer;
        _length = length;
        if (isJson)
        {
            Headers.ContentType = Json;
        }
    }

    /// <summary>Whether bytes of the request may have left.</summary>
    public bool WasStarted => Volatile.Read(ref _started) != 0;

    /// <summary>Whether the buffer is no longer being read.</summary>
    public bool WasCompleted { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, CancellationToken.None);

#if NET8_0_OR_GREATER
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => WriteAsync(stream, cancellationToken);
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
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
}
