using System;
using System.ComponentModel;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>
/// Makes an application's own JsonConvert read and write a model or union as on the wire, whatever its settings.
/// </summary>
/// <typeparam name="T">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelConverter<T> : JsonConverter
    where T : class, IJsonModel<T>
{
#if NET8_0_OR_GREATER
    private static T? Read(JsonReader reader) => T.Read(reader);
#else
    // Without static abstract members the model's Read is found by its name, once.
    private static readonly Func<JsonReader, T?> Read = (Func<JsonReader, T?>)Delegate.CreateDelegate(
        typeof(Func<JsonReader, T?>),
        typeof(T).GetMethod("Read", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic, null, [typeof(JsonReader)], null)
            ?? throw new MissingMethodException(typeof(T).FullName, "Read"));
#endif

    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => objectType == typeof(T);

    /// <inheritdoc/>
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        ForeignJson.Read(reader, Read);

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is T model)
        {
            ForeignJson.Write(writer, model);
        }
        else
        {
            writer.WriteNull();
        }
    }
}
