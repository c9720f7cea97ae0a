using System;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>
/// The one JSON reader of the SDK, over a text that lies in memory as a whole. A token is a place in the text: no value is made
/// of it before it is known what it should be, so that amounts and dates are neither boxed nor rounded, and what is passed over
/// costs nothing. It takes what Newtonsoft's own reader takes beyond plain JSON: comments, single quotes, names without quotes.
/// No setting of an application changes it.
/// </summary>
internal sealed partial class ModelReader : JsonReader
{
    /// <summary>Deeper texts are refused: readers call each other per level, and a stack is finite.</summary>
    public const int DepthLimit = 64;

    /// <summary>How far it reads before it asks again whether it may read on.</summary>
    private const int CheckInterval = 4096;

    // Reading is synchronous, so that one reader per thread serves nearly every call.
    [ThreadStatic]
    private static ModelReader? _spare;

    private readonly Level[] _levels = new Level[DepthLimit];
    private char[] _text = [];
    private int _length;
    private Action? _onRead;
    private int _nextCheck;

    private int _position;
    private int _depth;
    private bool _isNameRead;
    private bool _isValueRead;

    private JsonToken _token;
    private int _start;
    private int _end;
    private string? _decoded;

    private ModelReader()
    {
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    public ModelReader(string text)
    {
        _text = text.ToCharArray();
        _length = text.Length;
    }

    /// <summary>Lends a reader over a text, which <see cref="Return"/> takes back.</summary>
    /// <param name="text">Holds the text; it must not change while it is read.</param>
    /// <param name="length">How long the text is.</param>
    /// <param name="onRead">Called now and then; it may throw to end the reading.</param>
    public static ModelReader Rent(char[] text, int length, Action? onRead)
    {
        var reader = _spare ?? new ModelReader();
        _spare = null;
        reader._text = text;
        reader._length = length;
        reader._onRead = onRead;
        return reader;
    }

    /// <summary>Takes a reader back, with nothing of what it read.</summary>
    public void Return()
    {
        Array.Clear(_levels, 0, _levels.Length);
        Rewind(default);
        (_text, _length, _onRead, _nextCheck) = ([], 0, null, 0);
        _spare = this;
    }

    public override JsonToken TokenType => _token;

    public override int Depth => _depth;

    public override Type? ValueType => Value?.GetType();

    public override object? Value => _token switch
    {
        JsonToken.PropertyName => Name,
        JsonToken.String => Text,
        JsonToken.Boolean => IsTrue,
        JsonToken.Integer when JsonNumber.TryInt64(Characters, out var integer) => integer,
        JsonToken.Integer or JsonToken.Float => ExactDecimal.TryParse(Characters, out var number) ? number : Text,
        _ => null,
    };

    public override string Path
    {
        get
        {
            var path = string.Empty;
            for (var i = 0; i < _depth; i++)
            {
                path = _levels[i].AddTo(path);
            }

            return path;
        }
    }

    /// <summary>The name of the member at which the reader is.</summary>
    public string Name => _levels[_depth - 1].Name!;

    /// <summary>Whether the boolean on which the reader stands is true.</summary>
    public bool IsTrue => _text[_start] == 't';

    /// <summary>The string or number on which the reader stands: a number exactly as it was written.</summary>
    public string Text => _decoded ??= new string(_text, _start, _end - _start);

    /// <summary>As <see cref="Text"/>, for one of a few words that come again and again: the string is made once.</summary>
    public string Word => _decoded ??= LearningNameTable.Instance.Get(_text, _start, _end - _start)!;

    /// <summary>As <see cref="Text"/>, without making a string.</summary>
    public ReadOnlySpan<char> Characters => _decoded is null ? new(_text, _start, _end - _start) : _decoded.AsSpan();

    /// <summary>Where the reader is, so that it can come back.</summary>
    public Bookmark Place => new(_position, _depth, _token, _start, _end, _decoded, _isNameRead, _isValueRead);

    /// <summary>Goes back to a place inside the values that are open now.</summary>
    public void Rewind(Bookmark place)
    {
        (_position, _depth, _token, _start, _end) = (place.Position, place.Depth, place.Token, place.Start, place.End);
        (_decoded, _isNameRead, _isValueRead) = (place.Decoded, place.IsNameRead, place.IsValueRead);
        if (_token is JsonToken.StartObject or JsonToken.StartArray)
        {
            _levels[_depth - 1] = new Level(_token == JsonToken.StartArray);
        }
    }

    /// <summary>Where the token on which the reader stands starts in the text, its quotes included.</summary>
    public int TokenStart => _token == JsonToken.String ? _start - 1 : _start;

    /// <summary>The text from a place to where the reader is, as it arrived.</summary>
    public string Since(int start) => new(_text, start, _position - start);
}
