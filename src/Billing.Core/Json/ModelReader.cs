using System;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>
/// The one JSON reader of the SDK, over a text that lies in memory as a whole. Newtonsoft cuts the text into tokens; as the
/// text is at hand, a number or date can be taken as it was written wherever Newtonsoft's value would be rounded or shifted.
/// Its settings are fixed here: nothing that an application sets for its own JSON changes them.
/// </summary>
internal sealed class ModelReader : JsonTextReader
{
    /// <summary>Deeper texts are refused: readers call each other per level, and a stack is finite.</summary>
    public const int DepthLimit = 64;

    private readonly char[] _text;
    private readonly int _length;
    private readonly int[]? _addedQuotes;
    private int _line = 1;
    private int _lineStart;

    /// <summary>Reads a text.</summary>
    /// <param name="text">Holds the text; it must not change while it is read.</param>
    /// <param name="length">How long the text is.</param>
    /// <param name="addedQuotes">Where <see cref="OversizedNumbers"/> added quotes, in ascending order.</param>
    /// <param name="onRead">Called now and then; it may throw to end the reading.</param>
    public ModelReader(char[] text, int length, int[]? addedQuotes = null, Action? onRead = null)
        : this(text, 0, length, addedQuotes, onRead)
    {
    }

    private ModelReader(char[] text, int start, int length, int[]? addedQuotes, Action? onRead)
        : base(new CharArrayReader(text, start, length, onRead))
    {
        _text = text;
        _length = length;
        _addedQuotes = addedQuotes;
        _lineStart = start;
        ArrayPool = CharPool.Instance;
        PropertyNameTable = LearningNameTable.Instance;
        Culture = CultureInfo.InvariantCulture;
        MaxDepth = DepthLimit;
        FloatParseHandling = FloatParseHandling.Decimal;
        DateTimeZoneHandling = DateTimeZoneHandling.RoundtripKind;
        // Text stays text. Only where a date is expected is this switched for one token, which spares the string.
        DateParseHandling = DateParseHandling.None;
    }

    /// <summary>Moves on by one token. Comments, which some applications' own JSON files hold, are passed over.</summary>
    public override bool Read()
    {
        do
        {
            if (!base.Read())
            {
                return false;
            }
        }
        while (TokenType == JsonToken.Comment);
        return true;
    }

    /// <summary>Whether <see cref="OversizedNumbers"/> changed the text.</summary>
    public bool HasAddedQuotes => _addedQuotes is not null;

    /// <summary>How many characters have been read: the current token ends here.</summary>
    public int Position
    {
        get
        {
            var line = LineNumber;
            while (_line < line && _lineStart < _length)
            {
                // Counts as Newtonsoft does: a line ends in CR, LF or both.
                var end = Array.FindIndex(_text, _lineStart, _length - _lineStart, static c => c is '\r' or '\n');
                _lineStart = end < 0 ? _length : end + (_text[end] == '\r' && end + 1 < _length && _text[end + 1] == '\n' ? 2 : 1);
                _line++;
            }

            return Math.Min(_lineStart + LinePosition, _length);
        }
    }

    /// <summary>The number on which the reader stands, exactly as it was written.</summary>
    public ReadOnlySpan<char> NumberText
    {
        get
        {
            var end = Position;
            var start = end;
            while (start > 0 && IsNumberCharacter(_text[start - 1]))
            {
                start--;
            }

            return new ReadOnlySpan<char>(_text, start, end - start);
        }
    }

    /// <summary>The text between the quotes of the string on which the reader stands, with its escapes.</summary>
    public ReadOnlySpan<char> QuotedText
    {
        get
        {
            var end = Math.Max(Position - 1, 0);
            var start = end;
            while (start > 0 && !IsOpeningQuote(start - 1, _text[end]))
            {
                start--;
            }

            return new ReadOnlySpan<char>(_text, start, end - start);
        }
    }

    /// <summary>Whether the string on which the reader stands arrived as a number and was quoted by <see cref="OversizedNumbers"/>.</summary>
    public bool IsQuotedNumber => TokenType == JsonToken.String && _addedQuotes is { Length: > 0 } && Array.BinarySearch(_addedQuotes, Position - 1) >= 0;

    /// <summary>The last character that was read; a blank when there is none.</summary>
    public char LastCharacter => Position is > 0 and var position ? _text[position - 1] : ' ';

    /// <summary>The text from the object or array on whose first token the reader stands.</summary>
    public ReadOnlySpan<char> Ahead => new(_text, Position - 1, _length - Position + 1);

    /// <summary>Another reader over the text from the object or array on whose first token this one stands.</summary>
    public ModelReader LookAhead() => new(_text, Position - 1, _length, _addedQuotes, null);

    /// <summary>A part of the text as it arrived, without quotes that were added to it.</summary>
    public string Slice(int start, int end)
    {
        if (_addedQuotes is null)
        {
            return new string(_text, start, end - start);
        }

        var slice = new StringBuilder(end - start);
        var quote = Array.BinarySearch(_addedQuotes, start);
        quote = quote < 0 ? ~quote : quote;
        for (; quote < _addedQuotes.Length && _addedQuotes[quote] < end; quote++)
        {
            slice.Append(_text, start, _addedQuotes[quote] - start);
            start = _addedQuotes[quote] + 1;
        }

        return slice.Append(_text, start, end - start).ToString();
    }

    // What Newtonsoft takes into a number, hexadecimal digits included, so that such a literal is seen as a whole and refused.
    private static bool IsNumberCharacter(char c) =>
        c is (>= '0' and <= '9') or '-' or '+' or '.' or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') or 'x' or 'X';

    private bool IsOpeningQuote(int index, char quote)
    {
        if (_text[index] != quote)
        {
            return false;
        }

        var backslashes = 0;
        while (index - backslashes > 0 && _text[index - backslashes - 1] == '\\')
        {
            backslashes++;
        }

        return backslashes % 2 == 0;
    }
}
