#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Billing.Runtime;

/// <summary>
/// Makes an application's own System.Text.Json read and write an <see cref="Optional{T}"/> in a type of its own: a value as
/// the value, the explicit null as null. A member that is left out is written as null, unless the application ignores
/// defaults (<see cref="JsonIgnoreCondition.WhenWritingDefault"/>). Not generic, so that no type must be made at run time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SystemTextOptionalConverter : JsonConverter<object>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(IOptional).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var omitted = OptionalConverter.Omitted(typeToConvert);
        return omitted.With(reader.TokenType == JsonTokenType.Null
            ? null
            : JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(omitted.ValueType)));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        if (value is IOptional { HasValue: true } optional)
        {
            JsonSerializer.Serialize(writer, optional.BoxedValue, options.GetTypeInfo(optional.ValueType));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
#endif
