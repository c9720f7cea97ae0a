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
        // At the end of a text that was cut, Newtonsoft says "no more" and leaves the last token standing.
        var hasToken = reader.Read();
        if (hasToken && reader.TokenType == JsonToken.PropertyName)
        {
            name = (string)reader.Value!;
            return true;
        }

        name = string.Empty;
        return hasToken && reader.TokenType == JsonToken.EndObject ? false : throw NoEndOfObject(reader, hasToken);
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

        if (model.TokenType is JsonToken.EndObject or JsonToken.EndArray)
        {
            throw Unexpected(model, "a JSON value");
        }

        var start = model.TokenStart;
        SkipHere(model);
        return model.Since(start);
    }

    /// <summary>Moves to the next token; false when it is null.</summary>
    private static bool Advance(JsonReader reader) =>
        reader.Read() ? reader.TokenType != JsonToken.Null : throw CutText(reader, "a JSON value");

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
        for (var depth = DepthChange(reader); depth > 0; depth += DepthChange(reader))
        {
            if (!reader.Read())
            {
                throw CutText(reader, "the rest of the value");
            }
        }
    }

    private static int DepthChange(JsonReader reader) => reader.TokenType switch
    {
        JsonToken.StartObject or JsonToken.StartArray => 1,
        JsonToken.EndObject or JsonToken.EndArray => -1,
        _ => 0,
    };

    private static JsonReadException NoEndOfObject(JsonReader reader, bool hasToken) =>
        hasToken ? Unexpected(reader, "the end of an object") : CutText(reader, "the end of an object");

    private static JsonReadException CutText(JsonReader reader, string expected) => Unexpected(reader, expected, "the end of the text");
}
