#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Billing.Runtime;

/// <summary>Makes an application's own System.Text.Json read and write a model or union as on the wire, whatever its options.</summary>
/// <typeparam name="T">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SystemTextModelConverter<T> : JsonConverter<T>
    where T : class, IJsonModel<T>
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        try
        {
            return JsonIo.Parse(value.RootElement.GetRawText(), T.Read);
        }
        catch (JsonReadException error)
        {
            throw new JsonException(error.Message);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        using var json = JsonIo.WriteUtf8(value);
        // Through a document rather than raw: numbers stay as written, while indentation and the escaping that
        // keeps text harmless inside HTML are the application's own.
        using var document = JsonDocument.Parse(json.Array.AsMemory(0, json.Length));
        document.WriteTo(writer);
    }
}
#endif
