using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Text;

namespace Billing.Runtime;

/// <summary>Collects characters in a pooled array: what StringWriter is, without the string.</summary>
internal sealed class PooledTextWriter : TextWriter
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private char[] _text = ArrayPool<char>.Shared.Rent(1024);
    private int _length;

    public PooledTextWriter()
        : base(CultureInfo.InvariantCulture)
    {
    }

    public override Encoding Encoding => StrictUtf8;

    public override void Write(char value)
    {
        if (_length == _text.Length)
        {
            Grow(1);
        }

        _text[_length++] = value;
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Reserve(count);
        Array.Copy(buffer, index, _text, _length, count);
        _length += count;
    }

    public override void Write(string? value)
    {
        if (value is not null)
        {
            Reserve(value.Length);
            value.CopyTo(0, _text, _length, value.Length);
            _length += value.Length;
        }
    }

    public override string ToString() => new(_text, 0, _length);

    /// <summary>The text as UTF-8, encoded at once so that no surrogate pair is split.</summary>
    /// <exception cref="ArgumentException">The text holds half a surrogate pair.</exception>
    public PooledUtf8 ToUtf8()
    {
        var bytes = ArrayPool<byte>.Shared.Rent(StrictUtf8.GetMaxByteCount(_length));
        try
        {
            return new PooledUtf8(bytes, StrictUtf8.GetBytes(_text, 0, _length, bytes, 0));
        }
        catch (EncoderFallbackException)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            throw new ArgumentException("The request holds text that is not valid Unicode: half a surrogate pair.");
        }
    }

    protected override void Dispose(bool disposing)
    {
        var text = _text;
        _text = [];
        _length = 0;
        if (text.Length > 0)
        {
            ArrayPool<char>.Shared.Return(text);
        }

        base.Dispose(disposing);
    }

    private void Reserve(int count)
    {
        if (count > _text.Length - _length)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(checked(_length + count), _text.Length * 2));
        Array.Copy(_text, larger, _length);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}
