using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>A body in pooled memory.</summary>
internal sealed class ResponseBody : IDisposable
{
    private const int FirstSize = 16 * 1024;

    /// <summary>A larger array goes to the collector: kept for the next body of that size, it would stay for the life of the process.</summary>
    private const int LargestPooled = 1024 * 1024;

    /// <summary>The longest array that the runtime allows.</summary>
    private const int LargestArray = 0x7FFFFFC7;

#if NET8_0_OR_GREATER
    /// <summary>Between two reads the token is looked at; a body that unpacks to thousands of times its size would fill any buffer in one.</summary>
    private const int LargestRead = 1024 * 1024;
#endif

    private byte[] _buffer = Array.Empty<byte>();

    public int Length { get; private set; }

    public byte[] Buffer => _buffer;

    /// <summary>Reads a body whole into this buffer; what had arrived stays readable when it breaks.</summary>
    /// <exception cref="ResponseTooLargeException">It is longer than allowed.</exception>
    /// <exception cref="EndOfStreamException">It is shorter than announced.</exception>
    /// <exception cref="InvalidDataException">It is not packed as it says; what was sent stays readable.</exception>
    public async Task ReadAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        if (response.Content is not { } content)
        {
            return;
        }

        var announced = AnnouncedLength(response, content);
        if (announced > limit)
        {
            throw new ResponseTooLargeException(limit);
        }

#if NET8_0_OR_GREATER
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        // These streams do not all obey a token: closing the answer under them does.
        using var closing = cancellationToken.Register(static state => ((HttpResponseMessage)state!).Dispose(), response);
        using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        Grow((int)Math.Min((announced ?? FirstSize) + 1, FirstSize * 64), limit);
        await FillAsync(stream, limit, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (Length < announced)
        {
            throw new EndOfStreamException("The body is shorter than its announced length.");
        }

#if NET8_0_OR_GREATER
        if (Length > 0 && PackedBody.EncodingOf(content) is { } encoding)
        {
            await UnpackAsync(encoding, limit, cancellationToken).ConfigureAwait(false);
        }
#endif
    }

    public string Text(int limit)
    {
        var length = Math.Min(Length, limit);
        return length == 0 ? string.Empty : Encoding.UTF8.GetString(_buffer, 0, length);
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            var buffer = _buffer;
            _buffer = Array.Empty<byte>();
            Length = 0;
            Return(buffer);
        }
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The length by which a cut body is recognised.</summary>
    private static long? AnnouncedLength(HttpResponseMessage response, HttpContent content) =>
        // The answer to a HEAD announces the body that a GET would bring, and chunks have their own end, whatever else is said.
        response.RequestMessage?.Method == HttpMethod.Head || response.Headers.TransferEncodingChunked == true ? null : content.Headers.ContentLength;

    private async Task FillAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
#if NET8_0_OR_GREATER
            var read = await stream.ReadAsync(_buffer.AsMemory(Length, Math.Min(_buffer.Length - Length, LargestRead)), cancellationToken).ConfigureAwait(false);
#else
            var read = await stream.ReadAsync(_buffer, Length, _buffer.Length - Length, cancellationToken).ConfigureAwait(false);
#endif
            if (read == 0)
            {
                return;
            }

            Length += read;
            if (Length > limit)
            {
                throw new ResponseTooLargeException(limit);
            }

            if (Length == _buffer.Length)
            {
                Grow(_buffer.Length * 2L, limit);
            }
        }
    }

#if NET8_0_OR_GREATER
    private async Task UnpackAsync(string encoding, int limit, CancellationToken cancellationToken)
    {
        var (packed, length) = (_buffer, Length);
        using var stream = PackedBody.Open(encoding, new MemoryStream(packed, 0, length, writable: false));
        if (stream is null)
        {
            return;
        }

        (_buffer, Length) = (Array.Empty<byte>(), 0);
        try
        {
            Grow(Math.Max(length, FirstSize), limit);
            await FillAsync(stream, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            if (Length == 0)
            {
                (packed, _buffer, Length) = (_buffer, packed, length);
            }

            throw new InvalidDataException("The body is not packed as its Content-Encoding says.", error);
        }
        finally
        {
            Return(packed);
        }
    }
#endif

    private void Grow(long size, int limit)
    {
        // One byte beyond the limit is enough to see that it was passed.
        var wanted = (int)Math.Min(size < limit ? size : limit + 1L, LargestArray);
        var larger = wanted <= LargestPooled ? ArrayPool<byte>.Shared.Rent(wanted) : new byte[wanted];
        if (_buffer.Length > 0)
        {
            System.Buffer.BlockCopy(_buffer, 0, larger, 0, Length);
            Return(_buffer);
        }

        _buffer = larger;
    }
}
