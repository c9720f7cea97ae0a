using System;
using System.Globalization;
using System.Text;

namespace Billing.Runtime;

/// <content>Text between quotes, and its escapes.</content>
internal sealed partial class ModelReader
{
    private void ReadText()
    {
        var quote = _text[_position];
        _start = ++_position;
        var isEscaped = false;
        while (true)
        {
            var next = _position < _length ? new ReadOnlySpan<char>(_text, _position, _length - _position).IndexOfAny(quote, '\\') : -1;
            if (next < 0)
            {
                _position = _length;
                throw Malformed();
            }

            _position += next;
            if (_text[_position] == quote)
            {
                break;
            }

            // What is escaped does not end the text.
            isEscaped = true;
            _position += 2;
        }

        _end = _position++;
        if (isEscaped)
        {
            _decoded = Decode(new ReadOnlySpan<char>(_text, _start, _end - _start));
        }
    }

    private string Decode(ReadOnlySpan<char> rest)
    {
        var text = new StringBuilder(rest.Length);
        while (rest.IndexOf('\\') is >= 0 and var escape)
        {
            text.Append(rest.Slice(0, escape).ToString());
            rest = rest.Slice(escape);
            text.Append(Unescape(ref rest));
        }

        return text.Append(rest.ToString()).ToString();
    }

    private string Unescape(ref ReadOnlySpan<char> rest)
    {
        var escape = rest[1];
        if (escape == 'u')
        {
            return UnescapeUnicode(ref rest);
        }

        rest = rest.Slice(2);
        return escape switch
        {
            '"' => "\"",
            '\\' => "\\",
            '/' => "/",
            '\'' => "'",
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            _ => throw Malformed(),
        };
    }

    /// <summary>A half of a surrogate pair without the other is no text: the sign for that takes its place.</summary>
    private string UnescapeUnicode(ref ReadOnlySpan<char> rest)
    {
        if (!TryUnicode(rest, out var first))
        {
            throw Malformed();
        }

        rest = rest.Slice(6);
        if (!char.IsSurrogate(first))
        {
            return first.ToString();
        }

        if (char.IsHighSurrogate(first) && TryUnicode(rest, out var second) && char.IsLowSurrogate(second))
        {
            rest = rest.Slice(6);
            return new string([first, second]);
        }

        return "\uFFFD";
    }

    private static bool TryUnicode(ReadOnlySpan<char> text, out char c)
    {
        var isUnicode = text.Length >= 6 && text[0] == '\\' && text[1] == 'u';
        c = '\0';
        if (!isUnicode || !ushort.TryParse(text.Slice(2, 4).ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        c = (char)code;
        return true;
    }
}
