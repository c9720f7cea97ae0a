using System;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <content>From one token to the next.</content>
internal sealed partial class ModelReader
{
    /// <summary>Moves on by one token. At the end of the text, also of one that was cut, it says false and stays where it is.</summary>
    public override bool Read()
    {
        if (_position >= _nextCheck)
        {
            _nextCheck = _position + CheckInterval;
            _onRead?.Invoke();
        }

        if (!SkipBlanks())
        {
            return false;
        }

        if (_depth == 0)
        {
            return _isValueRead ? throw Malformed() : ReadValue();
        }

        if (_isNameRead)
        {
            _isNameRead = false;
            return ReadValue();
        }

        if (_isValueRead && _text[_position] is not ('}' or ']'))
        {
            Take(',');
            if (!SkipBlanks())
            {
                return false;
            }
        }

        ref var level = ref _levels[_depth - 1];
        if (_text[_position] == (level.IsArray ? ']' : '}'))
        {
            return End(level.IsArray ? JsonToken.EndArray : JsonToken.EndObject);
        }

        if (!level.IsArray)
        {
            return ReadName(ref level);
        }

        level.Index++;
        return ReadValue();
    }

    private bool ReadValue()
    {
        _decoded = null;
        switch (_text[_position])
        {
            case '"' or '\'':
                ReadText();
                _token = JsonToken.String;
                break;
            case '{':
                return Begin(JsonToken.StartObject);
            case '[':
                return Begin(JsonToken.StartArray);
            case 't':
                ReadWord("true", JsonToken.Boolean);
                break;
            case 'f':
                ReadWord("false", JsonToken.Boolean);
                break;
            case 'n':
                ReadWord("null", JsonToken.Null);
                break;
            default:
                ReadNumber();
                break;
        }

        _isValueRead = true;
        return true;
    }

    private bool Begin(JsonToken token)
    {
        if (_depth == DepthLimit)
        {
            throw new JsonReadException(Path, "valid JSON", $"values nested deeper than {DepthLimit} levels");
        }

        _levels[_depth++] = new Level(token == JsonToken.StartArray);
        _token = token;
        _start = _position++;
        _isValueRead = false;
        return true;
    }

    private bool End(JsonToken token)
    {
        _depth--;
        _token = token;
        _position++;
        _isValueRead = true;
        return true;
    }

    private bool ReadName(ref Level level)
    {
        _decoded = null;
        if (_text[_position] is '"' or '\'')
        {
            ReadText();
        }
        else
        {
            ReadWord();
        }

        level.Name = _decoded ?? LearningNameTable.Instance.Get(_text, _start, _end - _start)!;
        _token = JsonToken.PropertyName;
        // No comment here: Newtonsoft takes none either.
        while (_position < _length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }

        Take(':');
        _isNameRead = true;
        return true;
    }

    /// <summary>A name without quotes, as JavaScript has them.</summary>
    private void ReadWord()
    {
        _start = _position;
        while (_position < _length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] is '_' or '$'))
        {
            _position++;
        }

        _end = _position;
        if (_start == _end)
        {
            throw Malformed();
        }
    }

    private void ReadWord(string word, JsonToken token)
    {
        if (!new ReadOnlySpan<char>(_text, _position, _length - _position).StartsWith(word.AsSpan()))
        {
            throw Malformed();
        }

        _start = _position;
        _end = _position += word.Length;
        _token = token;
    }

    private void ReadNumber()
    {
        _start = _position;
        while (_position < _length && _text[_position] is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E')
        {
            _position++;
        }

        _end = _position;
        if (!JsonNumber.TrySplit(Characters, out var number))
        {
            throw Malformed();
        }

        _token = number.IsInteger ? JsonToken.Integer : JsonToken.Float;
    }

    /// <summary>Moves to the next character that is neither blank nor part of a comment; false at the end.</summary>
    private bool SkipBlanks()
    {
        while (_position < _length)
        {
            var c = _text[_position];
            if (c == '/')
            {
                SkipComment();
            }
            else if (c > ' ' && (c < '\x80' || !char.IsWhiteSpace(c)))
            {
                return true;
            }
            else if (char.IsWhiteSpace(c))
            {
                _position++;
            }
            else
            {
                throw Malformed();
            }
        }

        return false;
    }

    private void SkipComment()
    {
        var rest = new ReadOnlySpan<char>(_text, _position, _length - _position);
        if (rest.StartsWith("//".AsSpan()))
        {
            var end = rest.IndexOfAny('\r', '\n');
            _position += end < 0 ? rest.Length : end;
            return;
        }

        var close = rest.StartsWith("/*".AsSpan()) ? rest.Slice(2).IndexOf("*/".AsSpan()) : -1;
        _position += close < 0 ? throw Malformed() : close + 4;
    }

    private void Take(char c)
    {
        if (_position >= _length || _text[_position] != c)
        {
            throw Malformed();
        }

        _position++;
    }

    private JsonReadException Malformed()
    {
        var (line, lineStart) = (1, 0);
        for (var i = 0; i < Math.Min(_position, _length); i++)
        {
            if (_text[i] == '\n' || (_text[i] == '\r' && !(i + 1 < _length && _text[i + 1] == '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new JsonReadException(Path, "valid JSON", $"malformed JSON at line {line}, position {_position - lineStart}");
    }
}
