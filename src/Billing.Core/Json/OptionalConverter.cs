using System;
using System.ComponentModel;
#if NET8_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
#endif
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>
/// Makes an application's own JsonConvert read and write an <see cref="Optional{T}"/> in a type of its own: a value as the
/// value, the explicit null as null. A missing member stays left out; written, it is null, because a converter cannot leave
/// a member out (<see cref="DefaultValueHandling.Ignore"/> can).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OptionalConverter : JsonConverter
{
    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => typeof(IOptional).IsAssignableFrom(Nullable.GetUnderlyingType(objectType) ?? objectType);

    /// <inheritdoc/>
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var omitted = Omitted(Nullable.GetUnderlyingType(objectType) ?? objectType);
        return omitted.With(reader.TokenType == JsonToken.Null ? null : serializer.Deserialize(reader, omitted.ValueType));
    }

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is IOptional { HasValue: true } optional)
        {
            serializer.Serialize(writer, optional.BoxedValue, optional.ValueType);
        }
        else
        {
            writer.WriteNull();
        }
    }

#if NET8_0_OR_GREATER
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "Optional<T> is a struct: its default needs no constructor that trimming could remove.")]
#endif
    internal static IOptional Omitted(Type type) => (IOptional)Activator.CreateInstance(type)!;
}
