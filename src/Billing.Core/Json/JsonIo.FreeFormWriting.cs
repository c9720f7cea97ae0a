using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <content>Values of any shape. Only types with one plain JSON form are written; guessing would send what nobody meant.</content>
public static partial class JsonIo
{
    private const int NoIndex = -1;

    /// <summary>Writes any value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">Null, text, a boolean, a number, a Guid, a point in time, an open enum, a model, or arrays and dictionaries of them.</param>
    /// <exception cref="ArgumentException">A value of another type; its key path is named.</exception>
    public static void WriteAny(JsonWriter writer, object? value) => WriteAny(writer, value, NoIndex);

    /// <summary>Writes an object of any shape.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The object, or null.</param>
    /// <exception cref="ArgumentException">A value of a type that has no plain JSON form; its key path is named.</exception>
    public static void WriteAnyMap(JsonWriter writer, Dictionary<string, object?>? value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            WriteObject(writer, value);
        }
    }

    /// <summary>Writes the members that the SDK does not know, into an object that was begun.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="more">The members, or null.</param>
    /// <exception cref="ArgumentException">A value of a type that has no plain JSON form; its key path is named.</exception>
    public static void WriteAdditional(JsonWriter writer, Dictionary<string, object?>? more)
    {
        if (more is not null)
        {
            WriteMembers(writer, more);
        }
    }

    /// <summary>Writes the members that the SDK does not know, into an object that was begun. A member twice would leave it to the server which one counts.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="more">The members.</param>
    /// <param name="model">The model.</param>
    /// <param name="known">The members that the model has, by their names on the wire.</param>
    /// <exception cref="ArgumentException">The model has the member, or a value is of a type that has no plain JSON form; its key path is named.</exception>
    public static void WriteAdditional(JsonWriter writer, Dictionary<string, object?> more, string model, params string[] known)
    {
        Ensure.NotNull(more, nameof(more));
        foreach (var name in known)
        {
            if (more.ContainsKey(name))
            {
                throw new ArgumentException($"AdditionalProperties['{name}'] is a member of {model}: set that.", name);
            }
        }

        WriteMembers(writer, more);
    }

    private static void WriteAny(JsonWriter writer, object? value, int index)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.WriteValue(text);
                break;
            case bool boolean:
                writer.WriteValue(boolean);
                break;
            case int or long or short or byte or sbyte or ushort or uint:
                writer.WriteValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteValue(number);
                break;
            case decimal number:
                Write(writer, number);
                break;
            case double number:
                WriteFinite(writer, !double.IsNaN(number) && !double.IsInfinity(number), number, index);
                break;
            case float number:
                WriteFinite(writer, !float.IsNaN(number) && !float.IsInfinity(number), number, index);
                break;
            case Guid id:
                writer.WriteValue(id.ToString("D", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset date:
                Write(writer, date);
                break;
            case DateTime { Kind: not DateTimeKind.Unspecified } date:
                Write(writer, new DateTimeOffset(date.ToUniversalTime()));
                break;
            case DateTime:
                throw Unwritable(writer, "A DateTime without a zone", index, "Use DateTimeOffset, or a DateTime that is Utc or Local.");
            case IOpenEnum known:
                writer.WriteValue(known.Value);
                break;
            case IJsonModel model:
                model.WriteTo(writer);
                break;
            default:
                WriteContainer(writer, value, index);
                break;
        }
    }

    private static void WriteContainer(JsonWriter writer, object value, int index)
    {
        switch (value)
        {
            case IJsonLineInfo:
                // Newtonsoft's tokens, which also enumerate: a single number would become an empty array.
                throw Unwritable(writer, value, index);
            case byte[]:
                throw Unwritable(writer, value, index, "Bytes have no one form in JSON: turn them into text, such as Base64.");
            case Dictionary<string, object?> members:
                WriteObject(writer, members);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                WriteObject(writer, members);
                break;
            case IEnumerable<KeyValuePair<string, string>> members:
                WriteObject(writer, members);
                break;
            case IDictionary members:
                WriteObject(writer, members, index);
                break;
            case IEnumerable items:
                WriteSequence(writer, items);
                break;
            default:
                throw Unwritable(writer, value, index);
        }
    }

    private static void WriteObject<T>(JsonWriter writer, IEnumerable<KeyValuePair<string, T>> members)
    {
        writer.WriteStartObject();
        foreach (var member in members)
        {
            WriteMember(writer, member.Key, member.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteObject(JsonWriter writer, Dictionary<string, object?> members)
    {
        writer.WriteStartObject();
        WriteMembers(writer, members);
        writer.WriteEndObject();
    }

    /// <summary>The common case, without an enumerator on the heap.</summary>
    private static void WriteMembers(JsonWriter writer, Dictionary<string, object?> members)
    {
        foreach (var member in members)
        {
            WriteMember(writer, member.Key, member.Value);
        }
    }

    private static void WriteMember(JsonWriter writer, string name, object? value)
    {
        writer.WritePropertyName(name);
        WriteAny(writer, value, NoIndex);
    }

    private static void WriteObject(JsonWriter writer, IDictionary members, int index)
    {
        foreach (var key in members.Keys)
        {
            if (key is not string)
            {
                throw Unwritable(writer, members, index, "The keys of a JSON object are text.");
            }
        }

        writer.WriteStartObject();
        foreach (DictionaryEntry member in members)
        {
            WriteMember(writer, (string)member.Key, member.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteSequence(JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var item in items)
        {
            WriteAny(writer, item, index++);
        }

        writer.WriteEndArray();
    }

    private static void WriteFinite(JsonWriter writer, bool isFinite, IFormattable number, int index)
    {
        if (!isFinite)
        {
            throw Unwritable(writer, "A number that is not finite", index, "JSON has no such number.");
        }

        writer.WriteRawValue(number.ToString("R", CultureInfo.InvariantCulture));
    }

    private static ArgumentException Unwritable(JsonWriter writer, object value, int index) =>
        Unwritable(writer, value, index, "Use text, numbers, booleans, Guid, DateTimeOffset, arrays or dictionaries of them.");

    private static ArgumentException Unwritable(JsonWriter writer, object value, int index, string advice)
    {
        var path = writer.Path;
        if (index > 0)
        {
            // The writer still names the item before this one.
            path = path.Substring(0, path.LastIndexOf('['));
        }

        path = index >= 0 ? $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]" : path;
        var what = value as string ?? $"A value of type {value.GetType()}";
        return new ArgumentException($"{what} cannot be written as JSON{(path.Length == 0 ? "." : $" at {path}.")} {advice}", path);
    }
}
