using System;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>Our models in JSON that an application reads and writes with Newtonsoft itself, under settings we do not know.</summary>
internal static class ForeignJson
{
    /// <summary>Reads the value on which an application's reader stands.</summary>
    /// <exception cref="JsonSerializationException">It cannot be read: what users of JsonConvert expect to catch.</exception>
    public static T? Read<T>(JsonReader reader, Func<JsonReader, T?> read)
        where T : class
    {
        if (reader.TokenType == JsonToken.Null)
        {
            return null;
        }

        var path = reader.Path;
        try
        {
            return JsonIo.Parse(TokenCopy.ToText(reader), read);
        }
        catch (JsonReadException error)
        {
            throw Failure(reader, path, error);
        }
    }

    /// <summary>Writes a model into an application's JSON.</summary>
    public static void Write(JsonWriter writer, IJsonModel model)
    {
        var json = JsonIo.ToJson(model);
        if (writer is JsonTextWriter { Formatting: Formatting.None, StringEscapeHandling: StringEscapeHandling.Default })
        {
            writer.WriteRawValue(json);
            return;
        }

        // Indented text, escaped HTML, or a JObject: token by token, the form is the application's and the content is ours.
        JsonIo.Replay(json, writer);
    }

    public static JsonSerializationException Failure(JsonReader reader, string path, JsonReadException error)
    {
        var whole = path.Length == 0 || error.Path.Length == 0 || error.Path[0] == '[' ? path + error.Path : $"{path}.{error.Path}";
        var position = reader as IJsonLineInfo;
        return new JsonSerializationException(error.Message, whole, position?.LineNumber ?? 0, position?.LinePosition ?? 0, null!);
    }
}
