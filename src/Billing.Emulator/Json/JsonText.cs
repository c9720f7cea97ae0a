using System;
using System.Globalization;
using System.IO;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Emulator;

/// <summary>The one place where text becomes JSON objects and back.</summary>
internal static class JsonText
{
    /// <summary>Reads one JSON object; false when the text is anything else.</summary>
    internal static bool TryRead(string text, out JsonObject value)
    {
        value = new JsonObject(StringComparer.Ordinal);
        try
        {
            JsonObject? read = JsonIo.Parse<JsonObject>(text, JsonIo.AnyMap);
            if (read == null)
                return false;
            value = read;
            return true;
        }
        catch (JsonReadException)
        {
            return false;
        }
    }

    /// <summary>Writes objects, lists, text, numbers and times as JSON.</summary>
    internal static string Write(object? value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text) { Formatting = Formatting.None, CloseOutput = false })
            JsonIo.WriteAny(writer, value);
        return text.ToString();
    }
}
