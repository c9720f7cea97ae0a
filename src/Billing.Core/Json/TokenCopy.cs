using System;
using System.Globalization;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>Copies JSON token by token between the application's readers and writers and ours, numbers and text unchanged.</summary>
internal static class TokenCopy
{
    /// <summary>The value on which an application's reader stands, or before which it stands, as JSON text.</summary>
    public static string ToText(JsonReader reader)
    {
        var dates = reader.DateParseHandling;
        var numbers = reader.FloatParseHandling;
        try
        {
            // Text that looks like a date is no date, and money is no double.
            reader.DateParseHandling = DateParseHandling.None;
            reader.FloatParseHandling = FloatParseHandling.Decimal;
            while (reader.TokenType is JsonToken.None or JsonToken.PropertyName or JsonToken.Comment && reader.Read())
            {
                // Stands on the value's first token when done.
            }

            using var text = new PooledTextWriter();
            using (var writer = new JsonTextWriter(text) { ArrayPool = CharPool.Instance, Culture = CultureInfo.InvariantCulture, AutoCompleteOnClose = false, CloseOutput = false })
            {
                Copy(reader, writer);
            }

            return text.ToString();
        }
        finally
        {
            reader.DateParseHandling = dates;
            reader.FloatParseHandling = numbers;
        }
    }

    /// <summary>Copies the value on whose first token the reader stands. A loop, not a recursion: an application may allow any depth.</summary>
    public static void Copy(JsonReader reader, JsonWriter writer)
    {
        var depth = 0;
        do
        {
            depth += CopyToken(reader, writer);
            if (depth == 0)
            {
                return;
            }
        }
        while (reader.Read());

        throw new JsonReadException(reader.Path, "the rest of the value", "the end of the text");
    }

    private static int CopyToken(JsonReader reader, JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                writer.WriteStartObject();
                return 1;
            case JsonToken.StartArray:
                writer.WriteStartArray();
                return 1;
            case JsonToken.EndObject:
                writer.WriteEndObject();
                return -1;
            case JsonToken.EndArray:
                writer.WriteEndArray();
                return -1;
            case JsonToken.PropertyName:
                writer.WritePropertyName((string)reader.Value!);
                return 0;
            case JsonToken.Comment:
                return 0;
            case JsonToken.Null or JsonToken.Undefined:
                writer.WriteNull();
                return 0;
            case JsonToken.Boolean:
                writer.WriteValue((bool)reader.Value!);
                return 0;
            case JsonToken.Integer or JsonToken.Float:
                CopyNumber(reader, writer);
                return 0;
            case JsonToken.Raw:
                writer.WriteRawValue((string?)reader.Value);
                return 0;
            case JsonToken.String or JsonToken.Date or JsonToken.Bytes:
                writer.WriteValue(Text(reader.Value));
                return 0;
            default:
                throw JsonIo.Unexpected(reader, "a JSON value");
        }
    }

    /// <summary>The text of a number as another reader than ours holds it.</summary>
    internal static string NumberText(object value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The text of a string as another reader than ours holds it, which may have taken it for a date.</summary>
    internal static string Text(object? value) => value switch
    {
        string text => text,
        DateTimeOffset date => IsoDate.ToText(date),
        DateTime { Kind: DateTimeKind.Unspecified } date => date.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTime date => IsoDate.ToText(new DateTimeOffset(date)),
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static void CopyNumber(JsonReader reader, JsonWriter writer)
    {
        var text = reader is ModelReader ours ? ours.Text : NumberText(reader.Value!);
        if (writer is JsonTextWriter)
        {
            writer.WriteRawValue(text);
        }
        else if (reader.Value is long integer)
        {
            writer.WriteValue(integer);
        }
        else if (ExactDecimal.TryParse(text.AsSpan(), out var number))
        {
            writer.WriteValue(number);
        }
        else
        {
            writer.WriteRawValue(text);
        }
    }
}
