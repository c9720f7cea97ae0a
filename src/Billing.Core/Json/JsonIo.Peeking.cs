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
            reader = Quoted(TokenCopy.ToText(reader));
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
    public static string? Peek(JsonReader reader, string member)
    {
        if (reader is not ModelReader { TokenType: JsonToken.StartObject } model)
        {
            return null;
        }

        var found = ReadOnlySpan<char>.Empty;
        var members = new MemberScanner(model.Ahead);
        while (members.Next())
        {
            if (members.Name.SequenceEqual(member.AsSpan()))
            {
                found = members.Value;
            }
        }

        if (!members.IsPlain || model.HasAddedQuotes || found.IndexOf('\\') >= 0)
        {
            return PeekByReader(model, member);
        }

        return found.Length > 1 && found[0] == '"' ? found.Slice(1, found.Length - 2).ToString() : null;
    }

    /// <summary>Whether a union is an object that has all of these members, none of them null.</summary>
    /// <param name="reader">Stands on the union's first token, as <see cref="StartUnion"/> left it.</param>
    /// <param name="members">The members' names.</param>
    /// <returns>Whether it has them.</returns>
    public static bool HasMembers(JsonReader reader, params ReadOnlySpan<string> members)
    {
        if (reader is not ModelReader { TokenType: JsonToken.StartObject } model)
        {
            return false;
        }

        foreach (var member in members)
        {
            var present = false;
            var scanner = new MemberScanner(model.Ahead);
            while (scanner.Next())
            {
                present = scanner.Name.SequenceEqual(member.AsSpan()) ? !scanner.Value.SequenceEqual("null".AsSpan()) : present;
            }

            if (!(scanner.IsPlain ? present : HasMemberByReader(model, member)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What kind of value a union holds.</summary>
    /// <param name="reader">Stands on the union's first token, as <see cref="StartUnion"/> left it.</param>
    /// <returns>The kind: an object, array, string, integer, float or boolean.</returns>
    public static JsonToken KindOf(JsonReader reader) => reader is ModelReader { IsQuotedNumber: true } ? JsonToken.Float : reader.TokenType;

    private static string? PeekByReader(ModelReader model, string member)
    {
        string? found = null;
        using var ahead = model.LookAhead();
        while (NextMember(ahead, out var name))
        {
            if (name == member)
            {
                found = ahead is { TokenType: JsonToken.String, IsQuotedNumber: false } ? (string)ahead.Value! : null;
            }
        }

        return found;
    }

    private static bool HasMemberByReader(ModelReader model, string member)
    {
        var present = false;
        using var ahead = model.LookAhead();
        while (NextMember(ahead, out var name))
        {
            present = name == member ? ahead.TokenType != JsonToken.Null : present;
        }

        return present;
    }

    /// <summary>
    /// Moves to the value of the object's next member. What cannot be read ends the object here: the reader that is ahead of
    /// nothing will meet it, too, and name the whole path.
    /// </summary>
    private static bool NextMember(ModelReader ahead, out string name)
    {
        try
        {
            if (ahead.TokenType == JsonToken.None)
            {
                StartObject(ahead);
            }
            else
            {
                SkipHere(ahead);
            }

            var isMember = NextProperty(ahead, out name);
            return isMember && ahead.Read();
        }
        catch (Exception error) when (error is JsonReadException || IsUnreadable(error))
        {
            name = string.Empty;
            return false;
        }
    }
}
