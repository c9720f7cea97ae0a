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

    private byte[] _buffer = Array.Empty<byte>();

    public int Length { get; private set; }

    public byte[] Buffer => _buffer;

    /// <summary>Reads a body whole into this buffer; what had arrived stays readable when it breaks.</summary>
    /// <exception cref="ResponseTooLargeException">It is longer than allowed.</exception>
    /// <exception cref="EndOfStreamException">It is shorter than announced.</exception>
    public async Task ReadAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        if (response.Content is not { } content)
        {
            return;
        }

        // The answer to a HEAD announces the body that a GET would bring.
        var announced = response.RequestMessage?.Method == HttpMethod.Head ? null : content.Headers.ContentLength;
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
        Grow((int)Math.Min((announced ?? FirstSize) + 1, FirstSize * 64));
        while (true)
        {
#if NET8_0_OR_GREATER
            var read = await stream.ReadAsync(_buffer.AsMemory(Length), cancellationToken).ConfigureAwait(false);
#else
            var read = await stream.ReadAsync(_buffer, Length, _buffer.Length - Length, cancellationToken).ConfigureAwait(false);
#endif
            if (read == 0)
            {
                break;
            }

            Length += read;
            if (Length > limit)
            {
                throw new ResponseTooLargeException(limit);
            }

            if (Length == _buffer.Length)
            {
                Grow(_buffer.Length * 2);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (Length < announced)
        {
            throw new EndOfStreamException("The body is shorter than its announced length.");
        }
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
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        if (_buffer.Length > 0)
        {
            System.Buffer.BlockCopy(_buffer, 0, larger, 0, Length);
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = larger;
    }
}
