using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <content>Values after a member's name: the reader stands on the name. A null reads as null.</content>
public static partial class JsonIo
{
    /// <summary>Reads text. Numbers and booleans are taken as their text; objects and arrays are not.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The text, or null.</returns>
    /// <exception cref="JsonReadException">The value is of another kind.</exception>
    public static string? String(JsonReader reader)
    {
        if (reader is ModelReader)
        {
            return Advance(reader) ? StringHere(reader) : null;
        }

        // Another reader keeps a number as it was written only when it is asked for text.
        var text = reader.ReadAsString();
        return text is null && reader.TokenType != JsonToken.Null ? throw Unexpected(reader, "text") : text;
    }

    /// <summary>Reads text that is one of a few, as an enum's: a text that comes again is the same string.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The text, or null.</returns>
    /// <exception cref="JsonReadException">The value is of another kind.</exception>
    public static string? Word(JsonReader reader) =>
        reader is not ModelReader ? String(reader) : Advance(reader) ? WordHere(reader) : null;

    /// <summary>Reads a boolean, also as the text true or false.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The boolean, or null.</returns>
    /// <exception cref="JsonReadException">The value is of another kind.</exception>
    public static bool? Boolean(JsonReader reader) => Advance(reader) ? BooleanHere(reader) : null;

    /// <summary>Reads a 32-bit integer, also as 1.0 or as text.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The integer, or null.</returns>
    /// <exception cref="JsonReadException">The value is of another kind or too large.</exception>
    public static int? Int32(JsonReader reader) => Advance(reader) ? Int32Here(reader) : null;

    /// <summary>Reads a 64-bit integer, also as 1.0 or as text.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The integer, or null.</returns>
    /// <exception cref="JsonReadException">The value is of another kind or too large.</exception>
    public static long? Int64(JsonReader reader) => Advance(reader) ? Int64Here(reader) : null;

    /// <summary>Reads a decimal exactly and with its scale, from a number or from text.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The decimal, or null.</returns>
    /// <exception cref="JsonReadException">The value is of another kind, or has more than 28 significant digits.</exception>
    public static decimal? Decimal(JsonReader reader)
    {
        if (reader is ModelReader)
        {
            return Advance(reader) ? DecimalHere(reader) : null;
        }

        // Another reader may round; its text is exact.
        var text = String(reader);
        return text is null ? null : ExactDecimal.TryParse(text.AsSpan(), out var value) ? value : throw Unexpected(reader, ExactDecimalWanted);
    }

    /// <summary>Reads a point in time. Without a zone it is UTC.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The point in time, or null.</returns>
    /// <exception cref="JsonReadException">The value is no ISO 8601 text.</exception>
    public static DateTimeOffset? Date(JsonReader reader)
    {
        if (reader is ModelReader)
        {
            return Advance(reader) ? DateHere(reader) : null;
        }

        var text = String(reader);
        return text is null ? null : IsoDate.TryParse(text.AsSpan(), out var date) ? date : throw Unexpected(reader, DateWanted);
    }

    /// <summary>Reads a nested model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="reader">Stands before the value.</param>
    /// <param name="read">Reads the model.</param>
    /// <returns>The model, or null.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? Model<T>(JsonReader reader, Func<JsonReader, T?> read)
        where T : class => read(reader);

    /// <summary>Reads a list. Nulls in it are left out, but kept in lists of free-form values.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="reader">Stands before the value.</param>
    /// <param name="item">Reads the item on whose first token the reader stands.</param>
    /// <returns>The list, or null.</returns>
    /// <exception cref="JsonReadException">The value is no array.</exception>
    public static List<T>? List<T>(JsonReader reader, Func<JsonReader, T> item)
    {
        if (!Advance(reader))
        {
            return null;
        }

        Expect(reader, JsonToken.StartArray, "an array");
        var list = new List<T>();
        while (true)
        {
            var hasValue = Advance(reader);
            if (reader.TokenType == JsonToken.EndArray)
            {
                return list;
            }

            if (hasValue || KeepsNull<T>())
            {
                list.Add(hasValue ? item(reader) : default!);
            }
            else
            {
                list = TrimmedList<T>.Drop(list);
            }
        }
    }

    /// <summary>Reads a map. Of members with the same name the last counts; nulls are left out, but kept as free-form values.</summary>
    /// <typeparam name="T">What the map holds.</typeparam>
    /// <param name="reader">Stands before the value.</param>
    /// <param name="item">Reads the item on whose first token the reader stands.</param>
    /// <returns>The map, or null.</returns>
    /// <exception cref="JsonReadException">The value is no object.</exception>
    public static Dictionary<string, T>? Map<T>(JsonReader reader, Func<JsonReader, T> item) =>
        Advance(reader) ? MapHere(reader, item) : null;

    /// <summary>Reads a map. Of members with the same name the last counts; nulls are left out, but kept as free-form values.</summary>
    /// <typeparam name="T">What the map holds.</typeparam>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="item">Reads the item on whose first token the reader stands.</param>
    /// <returns>The map.</returns>
    /// <exception cref="JsonReadException">The value is no object.</exception>
    public static Dictionary<string, T> MapHere<T>(JsonReader reader, Func<JsonReader, T> item)
    {
        Expect(reader, JsonToken.StartObject, "an object");
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        while (NextProperty(reader, out var name))
        {
            if (Advance(reader))
            {
                map[name] = item(reader);
            }
            else if (KeepsNull<T>())
            {
                map[name] = default!;
            }
        }

        return map;
    }

    /// <summary>A free-form null is data. In a typed list it would be a trap for whoever reads the list.</summary>
    private static bool KeepsNull<T>() => typeof(T) == typeof(object) || (default(T) is null && typeof(T).IsValueType);
}
