using System;

namespace Billing.Runtime;

/// <summary>
/// Looks ahead at the members of an object before it is read, to tell the variants of a union apart without a reader of its
/// own. It knows plain JSON only; at anything else it gives up, and a reader is asked.
/// </summary>
internal ref struct MemberScanner
{
    private readonly ReadOnlySpan<char> _json;
    private int _position;

    /// <summary>Goes through an object.</summary>
    /// <param name="json">Starts with the object; what follows it does not matter.</param>
    public MemberScanner(ReadOnlySpan<char> json)
    {
        _json = json;
        _position = 0;
        SkipBlanks();
        IsPlain = Take('{');
    }

    /// <summary>False when the text is not what this scanner understands: what it said so far is void.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>The member's name, without quotes.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>The member's value as it is written.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>Moves to the next member.</summary>
    public bool Next()
    {
        SkipBlanks();
        if (!IsPlain || Take('}'))
        {
            return false;
        }

        Take(',');
        SkipBlanks();
        var name = TakeString();
        SkipBlanks();
        // A name with escapes would have to be decoded before it is compared.
        IsPlain = name.Length > 1 && name.IndexOf('\\') < 0 && Take(':');
        SkipBlanks();
        var start = _position;
        if (!IsPlain || !SkipValue())
        {
            IsPlain = false;
            return false;
        }

        Name = name.Slice(1, name.Length - 2);
        Value = _json.Slice(start, _position - start).TrimEnd();
        return true;
    }

    private bool SkipValue()
    {
        var depth = 0;
        while (_position < _json.Length)
        {
            var c = _json[_position];
            if (c == '"')
            {
                if (TakeString().IsEmpty)
                {
                    return false;
                }

                continue;
            }

            if (c is '/' or '\'')
            {
                return false;
            }

            if (depth == 0 && c is (',' or '}' or ']'))
            {
                return true;
            }

            depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            _position++;
        }

        return false;
    }

    /// <summary>Takes a string with its quotes; nothing when there is none or it does not end.</summary>
    private ReadOnlySpan<char> TakeString()
    {
        var start = _position;
        if (!Take('"'))
        {
            return default;
        }

        while (_position < _json.Length && _json.Slice(_position).IndexOfAny('"', '\\') is >= 0 and var skipped)
        {
            _position += skipped + 1;
            if (_json[_position - 1] == '"')
            {
                return _json.Slice(start, _position - start);
            }

            // What is escaped does not end the string.
            _position++;
        }

        return default;
    }

    private void SkipBlanks()
    {
        while (_position < _json.Length && _json[_position] is (' ' or '\t' or '\r' or '\n'))
        {
            _position++;
        }
    }

    private bool Take(char c)
    {
        if (_position >= _json.Length || _json[_position] != c)
        {
            return false;
        }

        _position++;
        return true;
    }
}
