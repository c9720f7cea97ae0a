using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <content>Members of which servers are known to send other kinds than they document: another kind reads as missing.</content>
public static partial class JsonIo
{
    /// <summary>Reads text; an object or array reads as null.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The text, or null.</returns>
    public static string? LenientString(JsonReader reader) =>
        Advance(reader) && !IsContainer(reader) ? StringHere(reader) : Nothing<string>(reader);

    /// <summary>Reads a decimal; what is no number, also not as text, reads as null.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The decimal, or null.</returns>
    /// <exception cref="JsonReadException">A number has more than 28 significant digits.</exception>
    public static decimal? LenientDecimal(JsonReader reader)
    {
        if (!Advance(reader))
        {
            return null;
        }

        if (TryDecimal(reader, out var value))
        {
            return value;
        }

        // A number that cannot be held is no other kind, so it must not vanish.
        return reader.TokenType is JsonToken.Integer or JsonToken.Float
            || (reader.TokenType == JsonToken.String && JsonNumber.TrySplit(Characters(reader), out _))
            ? throw Unexpected(reader, ExactDecimalWanted)
            : Nothing<decimal?>(reader);
    }

    /// <summary>Reads a point in time; what is no ISO 8601 text reads as null.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The point in time, or null.</returns>
    public static DateTimeOffset? LenientDate(JsonReader reader) =>
        Advance(reader) && TryDate(reader, out var value) ? value : Nothing<DateTimeOffset?>(reader);

    /// <summary>Reads a free-form object; another kind reads as null.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The object, or null.</returns>
    public static Dictionary<string, object?>? LenientMap(JsonReader reader) =>
        Advance(reader) && reader.TokenType == JsonToken.StartObject ? AnyMapHere(reader) : Nothing<Dictionary<string, object?>>(reader);

    /// <summary>Reads a nested model; another kind than an object reads as null.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="reader">Stands before the value.</param>
    /// <param name="read">Reads the model.</param>
    /// <returns>The model, or null.</returns>
    public static T? LenientModel<T>(JsonReader reader, Func<JsonReader, T?> read)
        where T : class =>
        Advance(reader) && reader.TokenType == JsonToken.StartObject ? read(reader) : Nothing<T>(reader);

    private static bool IsContainer(JsonReader reader) => reader.TokenType is JsonToken.StartObject or JsonToken.StartArray;

    private static T? Nothing<T>(JsonReader reader)
    {
        SkipHere(reader);
        return default;
    }
}
