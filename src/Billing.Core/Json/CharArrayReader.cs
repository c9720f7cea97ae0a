using System;
using System.IO;

namespace Billing.Runtime;

/// <summary>A reader over a part of a char array: what StringReader is to a string.</summary>
internal sealed class CharArrayReader : TextReader
{
    private readonly char[] _text;
    private readonly int _end;
    private readonly Action? _onRead;
    private int _position;

    /// <summary>Reads a text.</summary>
    /// <param name="text">Holds the text.</param>
    /// <param name="start">Where the text starts.</param>
    /// <param name="end">Where the text ends.</param>
    /// <param name="onRead">Called before each piece is handed out; it may throw to end the reading.</param>
    public CharArrayReader(char[] text, int start, int end, Action? onRead = null)
    {
        _text = text;
        _position = start;
        _end = end;
        _onRead = onRead;
    }

    public override int Peek() => _position < _end ? _text[_position] : -1;

    public override int Read() => _position < _end ? _text[_position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        _onRead?.Invoke();
        var taken = Math.Min(count, _end - _position);
        Array.Copy(_text, _position, buffer, index, taken);
        _position += taken;
        return taken;
    }
}
