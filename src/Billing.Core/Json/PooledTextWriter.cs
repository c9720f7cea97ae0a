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
    private const int FirstSize = 1024;

    private char[] _text = [];
    private int _length;

    public PooledTextWriter()
        : base(CultureInfo.InvariantCulture)
    {
    }

    public override Encoding Encoding => StrictUtf8;

    public int Length => _length;

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

    /// <summary>Gives the array back; the next text gets its own.</summary>
    public void Clear()
    {
        CharPool.Instance.Return(_text);
        _text = [];
        _length = 0;
    }

    protected override void Dispose(bool disposing)
    {
        Clear();
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
        var larger = CharPool.Instance.Rent(Math.Max(checked(_length + count), Math.Max(FirstSize, _text.Length * 2)));
        Array.Copy(_text, larger, _length);
        CharPool.Instance.Return(_text);
        _text = larger;
    }
}
