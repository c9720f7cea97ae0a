using System;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <content>What tells the variants of a union apart.</content>
public static partial class JsonIo
{
    /// <summary>The text of a member of an object.</summary>
    /// <param name="json">The object as JSON text, as <see cref="Capture"/> takes it.</param>
    /// <param name="member">The member's name.</param>
    /// <returns>The text; null when there is none or it is of another kind. As in models, the last of several counts.</returns>
    public static string? Peek(string json, string member)
    {
        var found = ReadOnlySpan<char>.Empty;
        var members = new MemberScanner(json);
        while (members.Next())
        {
            if (members.Name.SequenceEqual(member.AsSpan()))
            {
                found = members.Value;
            }
        }

        if (!members.IsPlain || found.IndexOf('\\') >= 0)
        {
            return PeekByReader(json, member);
        }

        return found.Length > 1 && found[0] == '"' ? found.Slice(1, found.Length - 2).ToString() : null;
    }

    /// <summary>Whether an object has all of these members, none of them null.</summary>
    /// <param name="json">The object as JSON text, as <see cref="Capture"/> takes it.</param>
    /// <param name="members">The members' names.</param>
    /// <returns>Whether it has them.</returns>
    public static bool HasMembers(string json, params string[] members)
    {
        foreach (var member in members)
        {
            var present = false;
            var scanner = new MemberScanner(json);
            while (scanner.Next())
            {
                present = scanner.Name.SequenceEqual(member.AsSpan()) ? !scanner.Value.SequenceEqual("null".AsSpan()) : present;
            }

            if (!scanner.IsPlain)
            {
                return HasMembersByReader(json, members);
            }

            if (!present)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What kind of value a JSON text holds, by its first character.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The kind: an object, array, string, integer, float, boolean or null; None when there is nothing.</returns>
    public static JsonToken KindOf(string json)
    {
        var text = json.AsSpan().Trim();
        return (text.IsEmpty ? '\0' : text[0]) switch
        {
            '\0' => JsonToken.None,
            '{' => JsonToken.StartObject,
            '[' => JsonToken.StartArray,
            '"' => JsonToken.String,
            't' or 'f' => JsonToken.Boolean,
            'n' => JsonToken.Null,
            _ => text.IndexOfAny('.', 'e', 'E') < 0 ? JsonToken.Integer : JsonToken.Float,
        };
    }

    private static string? PeekByReader(string json, string member) => ParseText(json, null, (member, json), static (reader, state) =>
    {
        string? found = null;
        if (KindOf(state.json) == JsonToken.StartObject && StartObject(reader))
        {
            while (NextProperty(reader, out var name))
            {
                Advance(reader);
                if (name == state.member)
                {
                    // As in models, the last of several counts.
                    found = reader.TokenType == JsonToken.String ? (string)reader.Value! : null;
                }

                SkipHere(reader);
            }
        }
        else
        {
            SkipRoot(reader);
        }

        return found;
    });

    private static bool HasMembersByReader(string json, string[] members) => ParseText(json, null, (members, json), static (reader, state) =>
    {
        var present = new bool[state.members.Length];
        if (KindOf(state.json) == JsonToken.StartObject && StartObject(reader))
        {
            while (NextProperty(reader, out var name))
            {
                var hasValue = Advance(reader);
                var index = Array.IndexOf(state.members, name);
                if (index >= 0)
                {
                    present[index] = hasValue;
                }

                SkipHere(reader);
            }
        }
        else
        {
            SkipRoot(reader);
        }

        return Array.IndexOf(present, false) < 0;
    });

    private static void SkipRoot(JsonReader reader)
    {
        Advance(reader);
        SkipHere(reader);
    }
}
