using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <content>Objects and their members, and values taken as text.</content>
public static partial class JsonIo
{
    /// <summary>Begins an object.</summary>
    /// <param name="reader">Stands before the value or on its first token.</param>
    /// <returns>True at the start of an object, false for null.</returns>
    /// <exception cref="JsonReadException">The value is of another kind.</exception>
    public static bool StartObject(JsonReader reader)
    {
        if (reader.TokenType is JsonToken.PropertyName or JsonToken.None)
        {
            Advance(reader);
        }

        if (reader.TokenType == JsonToken.Null)
        {
            return false;
        }

        Expect(reader, JsonToken.StartObject, "an object");
        return true;
    }

    /// <summary>Moves to the next member of an object.</summary>
    /// <param name="reader">Stands in an object.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>False at the object's end.</returns>
    /// <exception cref="JsonReadException">The text ends before the object does.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool NextProperty(JsonReader reader, out string name)
    {
        if (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            name = (string)reader.Value!;
            return true;
        }

        name = string.Empty;
        // Newtonsoft says "no more" at the end of a text that was cut, too.
        return reader.TokenType == JsonToken.EndObject ? false : throw Unexpected(reader, "the end of an object");
    }

    /// <summary>Takes a value as JSON text, exactly as it arrived.</summary>
    /// <param name="reader">Stands before the value or on its first token.</param>
    /// <returns>The text, or null for null.</returns>
    public static string? Capture(JsonReader reader)
    {
        if (reader.TokenType is JsonToken.PropertyName or JsonToken.None)
        {
            Advance(reader);
        }

        if (reader.TokenType == JsonToken.Null)
        {
            return null;
        }

        if (reader is not ModelReader model)
        {
            return TokenCopy.ToText(reader);
        }

        var end = model.Position;
        switch (model.TokenType)
        {
            case JsonToken.StartObject or JsonToken.StartArray:
                SkipHere(model);
                return model.Slice(end - 1, model.Position);
            case JsonToken.String or JsonToken.Date:
                return model.Slice(end - model.QuotedText.Length - 2, end);
            case JsonToken.Integer or JsonToken.Float:
                return model.NumberText.ToString();
            case JsonToken.Boolean:
                return (bool)model.Value! ? "true" : "false";
            default:
                throw Unexpected(model, "a JSON value");
        }
    }

    /// <summary>The text of a member of an object.</summary>
    /// <param name="json">The object as JSON text.</param>
    /// <param name="member">The member's name.</param>
    /// <returns>The text; null when there is none or it is of another kind.</returns>
    public static string? Peek(string json, string member) => ParseText(json, null, (member, json), static (reader, state) =>
    {
        string? found = null;
        if (KindOf(state.json) == JsonToken.StartObject && StartObject(reader))
        {
            while (NextProperty(reader, out var name))
            {
                Advance(reader);
                if (name == state.member)
                {
                    // As in models, the last of several counts.
                    found = reader.TokenType == JsonToken.String ? (string)reader.Value! : null;
                }

                SkipHere(reader);
            }
        }
        else
        {
            SkipRoot(reader);
        }

        return found;
    });

    /// <summary>Whether an object has all of these members, none of them null.</summary>
    /// <param name="json">The object as JSON text.</param>
    /// <param name="members">The members' names.</param>
    /// <returns>Whether it has them.</returns>
    public static bool HasMembers(string json, params string[] members) => ParseText(json, null, (members, json), static (reader, state) =>
    {
        var present = new bool[state.members.Length];
        if (KindOf(state.json) == JsonToken.StartObject && StartObject(reader))
        {
            while (NextProperty(reader, out var name))
            {
                var hasValue = Advance(reader);
                var index = Array.IndexOf(state.members, name);
                if (index >= 0)
                {
                    present[index] = hasValue;
                }

                SkipHere(reader);
            }
        }
        else
        {
            SkipRoot(reader);
        }

        return Array.IndexOf(present, false) < 0;
    });

    /// <summary>What kind of value a JSON text holds, by its first character.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The kind: an object, array, string, integer, float, boolean or null; None when there is nothing.</returns>
    public static JsonToken KindOf(string json)
    {
        var text = json.AsSpan().Trim();
        return (text.IsEmpty ? '\0' : text[0]) switch
        {
            '\0' => JsonToken.None,
            '{' => JsonToken.StartObject,
            '[' => JsonToken.StartArray,
            '"' => JsonToken.String,
            't' or 'f' => JsonToken.Boolean,
            'n' => JsonToken.Null,
            _ => text.IndexOfAny('.', 'e', 'E') < 0 ? JsonToken.Integer : JsonToken.Float,
        };
    }

    /// <summary>Moves to the next token; false when it is null.</summary>
    private static bool Advance(JsonReader reader) =>
        reader.Read() ? reader.TokenType != JsonToken.Null : throw Unexpected(reader, "a JSON value", "the end of the text");

    private static void Expect(JsonReader reader, JsonToken token, string expected)
    {
        if (reader.TokenType != token)
        {
            throw Unexpected(reader, expected);
        }
    }

    /// <summary>Passes over the rest of the value on whose first token the reader stands.</summary>
    private static void SkipHere(JsonReader reader)
    {
        reader.Skip();
        if (reader.TokenType == JsonToken.None)
        {
            throw Unexpected(reader, "the rest of the value");
        }
    }

    private static void SkipRoot(JsonReader reader)
    {
        Advance(reader);
        SkipHere(reader);
    }
}
