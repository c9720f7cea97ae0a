using System;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <content>What tells the variants of a union apart, before the one at hand is read.</content>
public static partial class JsonIo
{
    /// <summary>Begins a union.</summary>
    /// <param name="reader">
    /// Stands before the value or on its first token, and then on the first token. A reader that cannot look ahead is replaced
    /// by one over the value alone.
    /// </param>
    /// <returns>False for null.</returns>
    public static bool StartUnion(ref JsonReader reader)
    {
        if (reader is not ModelReader)
        {
            reader = new ModelReader(TokenCopy.ToText(reader));
        }

        if (reader.TokenType is JsonToken.PropertyName or JsonToken.None)
        {
            Advance(reader);
        }

        return reader.TokenType != JsonToken.Null;
    }

    /// <summary>The text of a member of a union.</summary>
    /// <param name="reader">Stands on the union's first token, as <see cref="StartUnion"/> left it.</param>
    /// <param name="member">The member's name.</param>
    /// <returns>The text; null when there is none or it is of another kind. As in models, the last of several counts.</returns>
    /// <exception cref="JsonReadException">The union cannot be read.</exception>
    public static string? Peek(JsonReader reader, string member)
    {
        if (reader is not ModelReader { TokenType: JsonToken.StartObject } model)
        {
            return null;
        }

        var start = model.Place;
        string? found = null;
        while (NextProperty(model, out var name))
        {
            Advance(model);
            if (name == member)
            {
                found = model.TokenType == JsonToken.String ? model.Word : null;
            }

            SkipHere(model);
        }

        model.Rewind(start);
        return found;
    }

    /// <summary>Whether a union is an object that has all of these members, none of them null.</summary>
    /// <param name="reader">Stands on the union's first token, as <see cref="StartUnion"/> left it.</param>
    /// <param name="members">The members' names.</param>
    /// <returns>Whether it has them.</returns>
    /// <exception cref="JsonReadException">The union cannot be read.</exception>
    public static bool HasMembers(JsonReader reader, params ReadOnlySpan<string> members)
    {
        if (reader is not ModelReader { TokenType: JsonToken.StartObject } model)
        {
            return false;
        }

        var start = model.Place;
        Span<bool> present = stackalloc bool[members.Length];
        while (NextProperty(model, out var name))
        {
            var hasValue = Advance(model);
            var index = members.IndexOf(name);
            if (index >= 0)
            {
                present[index] = hasValue;
            }

            SkipHere(model);
        }

        model.Rewind(start);
        return present.IndexOf(false) < 0;
    }

    /// <summary>What kind of value a union holds.</summary>
    /// <param name="reader">Stands on the union's first token, as <see cref="StartUnion"/> left it.</param>
    /// <returns>The kind: an object, array, string, integer, float or boolean.</returns>
    public static JsonToken KindOf(JsonReader reader) => reader.TokenType;
}
