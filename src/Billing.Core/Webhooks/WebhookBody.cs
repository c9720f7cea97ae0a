using System;
using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Billing.Runtime;

/// <summary>The body of a delivery, as bytes or as the text that they were read as.</summary>
internal readonly ref struct WebhookBody
{
    private const int ChunkLength = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly string? _text;

    public WebhookBody(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _text = null;
    }

    public WebhookBody(string text)
    {
        _utf8 = default;
        _text = text;
    }

    /// <summary>Adds the bytes to a hash, without a copy of the whole.</summary>
    /// <exception cref="EncoderFallbackException">The text is no valid Unicode.</exception>
    public void AppendTo(IncrementalHash hash)
    {
        if (_text is not null)
        {
            Append(hash, _text);
        }
        else
        {
            Append(hash, _utf8);
        }
    }

    /// <summary>Adds bytes to a hash.</summary>
    public static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
#if NETSTANDARD2_0
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkLength);
        for (var start = 0; start < bytes.Length; start += ChunkLength)
        {
            var length = Math.Min(ChunkLength, bytes.Length - start);
            bytes.Slice(start, length).CopyTo(chunk);
            hash.AppendData(chunk, 0, length);
        }

        ArrayPool<byte>.Shared.Return(chunk);
#else
        hash.AppendData(bytes);
#endif
    }

    /// <summary>The body for as long as its event lives.</summary>
    public KeptBody Keep() => _text is not null ? new KeptBody(_text) : new KeptBody(_utf8.ToArray());

    private static void Append(IncrementalHash hash, string text)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(StrictUtf8.GetMaxByteCount(ChunkLength));
        try
        {
            for (var start = 0; start < text.Length;)
            {
                var length = Math.Min(ChunkLength, text.Length - start);

                // The two halves of a character stay together.
                length -= start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]) ? 1 : 0;
                hash.AppendData(chunk, 0, StrictUtf8.GetBytes(text, start, length, chunk, 0));
                start += length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
