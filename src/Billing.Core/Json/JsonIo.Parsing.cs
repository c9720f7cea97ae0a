using System;
using System.Buffers;
using System.ComponentModel;
using System.Text;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>What generated code needs to read and write JSON without reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class JsonIo
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a JSON text.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="json">The text.</param>
    /// <param name="read">Reads the value.</param>
    /// <returns>The value, or null where the text says null.</returns>
    /// <exception cref="JsonReadException">The text cannot be read; nothing else is thrown, whatever the text.</exception>
    public static T? Parse<T>(string json, Func<JsonReader, T?> read)
    {
        var start = json.Length > 0 && json[0] == '\uFEFF' ? 1 : 0;
        var length = json.Length - start;
        var text = CharPool.Instance.Rent(length);
        try
        {
            json.CopyTo(start, text, 0, length);
            return Parse(text, length, read, null);
        }
        finally
        {
            CharPool.Instance.Return(text);
        }
    }

    /// <summary>Reads a JSON text in UTF-8, with or without a byte order mark.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="buffer">Holds the text.</param>
    /// <param name="length">How many bytes of the buffer are the text.</param>
    /// <param name="read">Reads the value.</param>
    /// <returns>The value, or null where the text says null.</returns>
    /// <exception cref="JsonReadException">The text cannot be read; nothing else is thrown, whatever the text.</exception>
    public static T? ParseUtf8<T>(byte[] buffer, int length, Func<JsonReader, T?> read) => ParseUtf8(buffer, length, read, null);

    /// <summary>Reads a JSON text in UTF-8 that may be long.</summary>
    /// <param name="buffer">Holds the text.</param>
    /// <param name="length">How many bytes of the buffer are the text.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="onRead">Called now and then; it may throw to end the reading.</param>
    internal static T? ParseUtf8<T>(byte[] buffer, int length, Func<JsonReader, T?> read, Action? onRead)
    {
        var start = length >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF ? 3 : 0;
        var text = CharPool.Instance.Rent(length - start);
        try
        {
            return Parse(text, StrictUtf8.GetChars(buffer, start, length - start, text, 0), read, onRead);
        }
        catch (DecoderFallbackException)
        {
            throw new JsonReadException(string.Empty, "UTF-8", "other bytes");
        }
        finally
        {
            CharPool.Instance.Return(text);
        }
    }

    /// <summary>Reads a JSON text in UTF-8, with or without a byte order mark.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="utf8">The text.</param>
    /// <param name="read">Reads the value.</param>
    /// <returns>The value, or null where the text says null.</returns>
    /// <exception cref="JsonReadException">The text cannot be read; nothing else is thrown, whatever the text.</exception>
    public static T? ParseUtf8<T>(ReadOnlySpan<byte> utf8, Func<JsonReader, T?> read)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(utf8.Length);
        try
        {
            utf8.CopyTo(bytes);
            return ParseUtf8(bytes, utf8.Length, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Copies our own JSON into an application's writer, whatever numbers it holds.</summary>
    internal static void Replay(string json, JsonWriter writer)
    {
        var reader = new ModelReader(json);
        reader.Read();
        TokenCopy.Copy(reader, writer);
    }

    private static T? Parse<T>(char[] text, int length, Func<JsonReader, T?> read, Action? onRead)
    {
        var reader = ModelReader.Rent(text, length, onRead);
        try
        {
            var value = read(reader);
            return reader.Read() ? throw Unexpected(reader, "the end of the text") : value;
        }
        catch (InsufficientExecutionStackException)
        {
            throw new JsonReadException(reader.Path, "valid JSON", "values nested too deep for the stack");
        }
        finally
        {
            reader.Return();
        }
    }
}
