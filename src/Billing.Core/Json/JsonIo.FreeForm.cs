using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <content>
/// JSON of any shape as plain .NET values: long, decimal, bool, string, list and dictionary. JToken would serve too, but drags
/// dynamic, DataSet and XmlSerializer into every trimmed application.
/// </content>
public static partial class JsonIo
{
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>Reads any value. A number that neither long nor decimal holds exactly stays text.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The value, or null.</returns>
    public static object? Any(JsonReader reader) => Advance(reader) ? AnyHere(reader) : null;

    /// <summary>Reads an object of any shape. Of members with the same name the last counts.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <returns>The object, or null.</returns>
    /// <exception cref="JsonReadException">The value is no object.</exception>
    public static Dictionary<string, object?>? AnyMap(JsonReader reader) => Advance(reader) ? AnyMapHere(reader) : null;

    /// <summary>Reads an object of any shape.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The object.</returns>
    /// <exception cref="JsonReadException">The value is no object.</exception>
    public static Dictionary<string, object?> AnyMapHere(JsonReader reader) => MapHere<object?>(reader, AnyHere);

    /// <summary>Reads any value.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The value, or null.</returns>
    public static object? AnyHere(JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonToken.Null:
                return null;
            case JsonToken.StartObject:
                // Our own reader is bounded; another one, which a test may pass, is stopped by this.
                RuntimeHelpers.EnsureSufficientExecutionStack();
                return AnyMapHere(reader);
            case JsonToken.StartArray:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                return AnyListHere(reader);
            case JsonToken.String:
                return reader.Value;
            case JsonToken.Boolean:
                return BooleanHere(reader) ? True : False;
            case JsonToken.Date or JsonToken.Bytes:
                return TokenCopy.Text(reader.Value);
            case JsonToken.Integer or JsonToken.Float:
                return AnyNumberHere(reader);
            default:
                throw Unexpected(reader, "a JSON value");
        }
    }

    private static List<object?> AnyListHere(JsonReader reader)
    {
        var list = new List<object?>();
        while (true)
        {
            Advance(reader);
            if (reader.TokenType == JsonToken.EndArray)
            {
                return list;
            }

            list.Add(AnyHere(reader));
        }
    }

    private static object AnyNumberHere(JsonReader reader) =>
        reader.TokenType == JsonToken.Integer && reader.Value is long integer ? integer
        : TryDecimal(reader, out var number) ? number
        : StringHere(reader);
}
