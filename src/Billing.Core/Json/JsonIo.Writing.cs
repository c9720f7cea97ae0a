using System;
using System.Collections.Generic;
using System.Globalization;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <content>Known values.</content>
public static partial class JsonIo
{
    /// <summary>Writes a member's name, which needs no escapes.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The name.</param>
    public static void Name(JsonWriter writer, string name)
    {
        if (writer is JsonTextWriter text)
        {
            text.WritePropertyName(name, escape: false);
        }
        else
        {
            writer.WritePropertyName(name);
        }
    }

    /// <summary>Writes text.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The text, or null.</param>
    public static void Write(JsonWriter writer, string? value) => writer.WriteValue(value);

    /// <summary>Writes a boolean.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The boolean.</param>
    public static void Write(JsonWriter writer, bool value) => writer.WriteValue(value);

    /// <summary>Writes an integer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The integer.</param>
    public static void Write(JsonWriter writer, int value) => writer.WriteValue(value);

    /// <summary>Writes an integer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The integer.</param>
    public static void Write(JsonWriter writer, long value) => writer.WriteValue(value);

    /// <summary>Writes a decimal as a number, with its scale. Newtonsoft would turn 10 into 10.0.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The decimal.</param>
    public static void Write(JsonWriter writer, decimal value)
    {
        if (writer is not JsonTextWriter)
        {
            writer.WriteValue(value);
            return;
        }

#if NET8_0_OR_GREATER
        if (value.Scale == 0 && value is >= long.MinValue and <= long.MaxValue)
        {
            writer.WriteValue((long)value);
            return;
        }
#endif
        writer.WriteRawValue(value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a point in time.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The point in time.</param>
    public static void Write(JsonWriter writer, DateTimeOffset value) => writer.WriteValue(DateText(value));

    /// <summary>Writes a model.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The model, or null.</param>
    public static void Write(JsonWriter writer, IJsonModel? value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    /// <summary>Writes an open enum.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The enum.</param>
    public static void Write<T>(JsonWriter writer, T value)
        where T : struct, IOpenEnum => writer.WriteValue(value.Value);

    /// <summary>Writes a decimal as text, where the vendor wants text.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The decimal.</param>
    public static void WriteText(JsonWriter writer, decimal value) => writer.WriteValue(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a list.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The list, or null.</param>
    /// <param name="item">Writes an item.</param>
    public static void WriteList<T>(JsonWriter writer, IReadOnlyList<T>? value, Action<JsonWriter, T> item)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        if (typeof(T) == typeof(object))
        {
            // Free-form items are named by their index when they cannot be written.
            WriteSequence(writer, value);
            return;
        }

        writer.WriteStartArray();
        for (var i = 0; i < value.Count; i++)
        {
            if (value[i] is { } present)
            {
                item(writer, present);
            }
            else
            {
                writer.WriteNull();
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a map.</summary>
    /// <typeparam name="T">What the map holds.</typeparam>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The map, or null.</param>
    /// <param name="item">Writes an item.</param>
    public static void WriteMap<T>(JsonWriter writer, Dictionary<string, T>? value, Action<JsonWriter, T> item)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        writer.WriteStartObject();
        foreach (var pair in value)
        {
            writer.WritePropertyName(pair.Key);
            if (pair.Value is { } present)
            {
                item(writer, present);
            }
            else
            {
                writer.WriteNull();
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>A point in time as text: ISO 8601 with up to seven digits of a second, and Z for UTC.</summary>
    /// <param name="value">The point in time.</param>
    /// <returns>The text.</returns>
    public static string DateText(DateTimeOffset value) => IsoDate.ToText(value);

    /// <summary>Writes a model as JSON text.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The text.</returns>
    public static string ToJson(IJsonModel model)
    {
        using var writer = ModelWriter.Begin();
        model.WriteTo(writer);
        return writer.ToString();
    }

    /// <summary>Writes a model as UTF-8, without a string in between.</summary>
    /// <param name="model">The model.</param>
    /// <param name="key">The idempotency key for a body that carries one; null writes what the model holds.</param>
    /// <returns>The text in a pooled array, which the caller disposes of.</returns>
    /// <exception cref="ArgumentException">A free-form value cannot be written as JSON, or text is not valid Unicode.</exception>
    public static PooledUtf8 WriteUtf8(IJsonModel model, string? key = null)
    {
        using var writer = ModelWriter.Begin();
        if (key is not null && model is IKeyedRequest keyed)
        {
            keyed.WriteTo(writer, key);
        }
        else
        {
            model.WriteTo(writer);
        }

        return writer.ToUtf8();
    }
}
