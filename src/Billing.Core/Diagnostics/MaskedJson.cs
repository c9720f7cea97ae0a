using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>Copies a JSON text with private values hidden. What a name says holds for all that is inside its value.</summary>
internal sealed class MaskedJson
{
    private readonly JsonTextReader _reader;
    private readonly JsonTextWriter _writer;
    private readonly Stack<(string Name, Privacy Inside, bool IsArray, bool IsPage)> _outer = new();
    private string _name = string.Empty;
    private Privacy _inside;
    private bool _isArray;
    private bool _isPage;

    public MaskedJson(JsonTextReader reader, JsonTextWriter writer)
    {
        _reader = reader;
        _writer = writer;
    }

    /// <summary>A list's answer is <c>{"data":[{…}]}</c>: these objects are documented models, not free-form data.</summary>
    private bool StartsPage => _outer.Count == 1 && !_isArray && _reader.TokenType == JsonToken.StartArray && _name == "data";

    public void Copy()
    {
        while (_reader.Read())
        {
            switch (_reader.TokenType)
            {
                case JsonToken.StartObject or JsonToken.StartArray:
                    Enter();
                    _writer.WriteToken(_reader, false);
                    break;
                case JsonToken.EndObject or JsonToken.EndArray:
                    (_name, _inside, _isArray, _isPage) = _outer.Pop();
                    _writer.WriteToken(_reader, false);
                    break;
                case JsonToken.PropertyName:
                    _name = (string)_reader.Value!;
                    // In free-form maps the name itself can be a customer's.
                    _writer.WritePropertyName(Masking.IsToken(_name) ? _name : Masking.Hidden);
                    break;
                case JsonToken.Null:
                    _writer.WriteNull();
                    break;
                case JsonToken.String or JsonToken.Integer or JsonToken.Float or JsonToken.Boolean when Masking.Shows(_name, _reader.Value!, OfValue()):
                    _writer.WriteToken(_reader, false);
                    break;
                case JsonToken.String or JsonToken.Integer or JsonToken.Float or JsonToken.Boolean:
                    _writer.WriteValue(Masking.Hidden);
                    break;
                default:
                    // Comments and constructors, which Newtonsoft reads too.
                    throw new JsonReaderException();
            }
        }
    }

    private void Enter()
    {
        var isPage = StartsPage;
        var inside = _isPage && _reader.TokenType == JsonToken.StartObject ? Privacy.Documented : OfValue();
        _outer.Push((_name, _inside, _isArray, _isPage));
        (_inside, _isArray, _isPage) = (inside, _reader.TokenType == JsonToken.StartArray, isPage);
        // The items of an array go by its name; the members of an object have their own.
        _name = _isArray ? _name : string.Empty;
    }

    /// <summary>The privacy of an array's items was decided by the array's name.</summary>
    private Privacy OfValue() => _isArray ? _inside : (Privacy)Math.Max((int)_inside, (int)MemberPrivacy.Of(_name));
}
