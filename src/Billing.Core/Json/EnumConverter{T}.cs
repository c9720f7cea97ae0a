using System;
using System.ComponentModel;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>Makes an application's own JsonConvert read and write an open enum as its text, nullable ones too.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumConverter<T> : JsonConverter
#if NET8_0_OR_GREATER
    where T : struct, IOpenEnum<T>
{
    private static T Create(string text) => T.Create(text);
#else
    where T : struct, IOpenEnum
{
    // Without static abstract members the constructor is found by its parameter, once.
    private static readonly System.Reflection.ConstructorInfo Constructor =
        typeof(T).GetConstructor([typeof(string)]) ?? throw new MissingMethodException(typeof(T).FullName, ".ctor(string)");

    private static T Create(string text) => (T)Constructor.Invoke([text]);
#endif

    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => objectType == typeof(T) || objectType == typeof(T?);

    /// <inheritdoc/>
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
        {
            // As everywhere in the SDK, a null does not fail a read.
            return objectType == typeof(T?) ? null : default(T);
        }

        try
        {
            return Create(JsonIo.StringHere(reader));
        }
        catch (JsonReadException error)
        {
            throw ForeignJson.Failure(reader, reader.Path, new JsonReadException(string.Empty, error.Expected, error.Found));
        }
    }

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue((value as IOpenEnum)?.Value);
}
