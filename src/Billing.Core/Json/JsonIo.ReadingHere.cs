using System;
using System.Globalization;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <content>Values on whose first token the reader stands: items of lists and maps.</content>
public static partial class JsonIo
{
    private const string ExactDecimalWanted = "a decimal of at most 28 digits";
    private const string DateWanted = "a date as ISO 8601 text";

    /// <summary>Reads text. Numbers and booleans are taken as their text.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The text; empty for null.</returns>
    /// <exception cref="JsonReadException">The value is of another kind.</exception>
    public static string StringHere(JsonReader reader) => reader.TokenType switch
    {
        JsonToken.String or JsonToken.Integer or JsonToken.Float when reader is ModelReader model => model.Text,
        JsonToken.String or JsonToken.Date or JsonToken.Bytes => TokenCopy.Text(reader.Value),
        JsonToken.Integer or JsonToken.Float => TokenCopy.NumberText(reader.Value!),
        JsonToken.Boolean => BooleanHere(reader) ? "true" : "false",
        JsonToken.Null => string.Empty,
        _ => throw Unexpected(reader, "text"),
    };

    /// <summary>Reads text that is one of a few, as an enum's: a text that comes again is the same string.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The text; empty for null.</returns>
    /// <exception cref="JsonReadException">The value is of another kind.</exception>
    public static string WordHere(JsonReader reader) => reader is ModelReader { TokenType: JsonToken.String } model ? model.Word : StringHere(reader);

    /// <summary>Reads a boolean, also as the text true or false.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The boolean.</returns>
    /// <exception cref="JsonReadException">The value is of another kind.</exception>
    public static bool BooleanHere(JsonReader reader) => reader is ModelReader { TokenType: JsonToken.Boolean } model ? model.IsTrue : reader.Value switch
    {
        bool value => value,
        string text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        string text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => throw Unexpected(reader, "a boolean"),
    };

    /// <summary>Reads a 32-bit integer, also as 1.0 or as text.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="JsonReadException">The value is of another kind or too large.</exception>
    public static int Int32Here(JsonReader reader) =>
        TryInteger(reader, out var value) && value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw Unexpected(reader, "a 32-bit integer");

    /// <summary>Reads a 64-bit integer, also as 1.0 or as text.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="JsonReadException">The value is of another kind or too large.</exception>
    public static long Int64Here(JsonReader reader) =>
        TryInteger(reader, out var value) ? value : throw Unexpected(reader, "a 64-bit integer");

    /// <summary>Reads a decimal exactly and with its scale, from a number or from text.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The decimal.</returns>
    /// <exception cref="JsonReadException">The value is of another kind, or has more than 28 significant digits.</exception>
    public static decimal DecimalHere(JsonReader reader) =>
        TryDecimal(reader, out var value) ? value : throw Unexpected(reader, ExactDecimalWanted);

    /// <summary>Reads a point in time. Without a zone it is UTC.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The point in time.</returns>
    /// <exception cref="JsonReadException">The value is no ISO 8601 text.</exception>
    public static DateTimeOffset DateHere(JsonReader reader) =>
        TryDate(reader, out var value) ? value : throw Unexpected(reader, DateWanted);

    private static bool TryInteger(JsonReader reader, out long value)
    {
        if (reader.TokenType == JsonToken.Integer && JsonNumber.TryInt64(Characters(reader), out value))
        {
            return true;
        }

        value = 0;
        if (!TryDecimal(reader, out var number) || decimal.Truncate(number) != number || number < long.MinValue || number > long.MaxValue)
        {
            return false;
        }

        value = (long)number;
        return true;
    }

    private static bool TryDecimal(JsonReader reader, out decimal value)
    {
        value = 0;
        return reader.TokenType is JsonToken.Integer or JsonToken.Float or JsonToken.String && ExactDecimal.TryParse(Characters(reader), out value);
    }

    private static bool TryDate(JsonReader reader, out DateTimeOffset value)
    {
        value = default;
        return reader.TokenType is JsonToken.String or JsonToken.Date && IsoDate.TryParse(Characters(reader), out value);
    }

    /// <summary>The string or number on which the reader stands.</summary>
    private static ReadOnlySpan<char> Characters(JsonReader reader) =>
        reader is ModelReader model ? model.Characters : StringHere(reader).AsSpan();

    internal static JsonReadException Unexpected(JsonReader reader, string expected) => Unexpected(reader, expected, Kind(reader));

    private static JsonReadException Unexpected(JsonReader reader, string expected, string found) => new(reader.Path, expected, found);

    private static string Kind(JsonReader reader) => reader.TokenType switch
    {
        JsonToken.StartObject => "an object",
        JsonToken.StartArray => "an array",
        JsonToken.String or JsonToken.Date or JsonToken.Bytes => "text",
        JsonToken.Integer or JsonToken.Float => "a number",
        JsonToken.Boolean => "a boolean",
        JsonToken.Null => "null",
        JsonToken.None => "the end of the text",
        var token => token.ToString().ToLower(CultureInfo.InvariantCulture),
    };
}
