using System;
using System.IO;

namespace Billing.Runtime;

/// <summary>A reader over a part of a char array: what StringReader is to a string.</summary>
internal sealed class CharArrayReader : TextReader
{
    private readonly char[] _text;
    private readonly int _length;
    private int _position;

    public CharArrayReader(char[] text, int length)
    {
        _text = text;
        _length = length;
    }

    public override int Peek() => _position < _length ? _text[_position] : -1;

    public override int Read() => _position < _length ? _text[_position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        var taken = Math.Min(count, _length - _position);
        Array.Copy(_text, _position, buffer, index, taken);
        _position += taken;
        return taken;
    }
}
