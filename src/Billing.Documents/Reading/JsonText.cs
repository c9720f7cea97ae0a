using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Reads JSON strictly: says where it stops being JSON, and refuses a member that stands twice, of which a parser would silently take one.</summary>
internal static class JsonText
{
    private const int MaxDepth = 256;

    /// <summary>Reads a text.</summary>
    /// <param name="bytes">The text in UTF-8.</param>
    /// <param name="file">The file that it comes from.</param>
    /// <returns>The JSON.</returns>
    /// <exception cref="DocumentException">It is not JSON, or a member stands twice in an object.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        Check(bytes, file);
        return JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth });
    }

    private static void Check(ReadOnlySpan<byte> bytes, string file)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        var open = new Stack<Container>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        var name = reader.GetString()!;
                        if (!open.Peek().Enter(name))
                        {
                            throw new DocumentException(file, Pointer(open), $"the member \"{name}\" stands twice in this object");
                        }

                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop();
                        break;
                    default:
                        if (open.TryPeek(out var parent))
                        {
                            parent.Next();
                        }

                        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                        {
                            open.Push(new Container(reader.TokenType == JsonTokenType.StartArray));
                        }
                        else if (reader.TokenType == JsonTokenType.String)
                        {
                            _ = reader.GetString();   // throws where it is not Unicode
                        }

                        break;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new DocumentException(file, Pointer(open), "is not JSON: " + e.Message);
        }
    }

    private static string Pointer(Stack<Container> open)
    {
        var containers = open.ToArray();
        Array.Reverse(containers);
        return string.Concat(Array.ConvertAll(containers, container => container.Step));
    }

    /// <summary>An object or array that is not closed yet.</summary>
    private sealed class Container(bool isArray)
    {
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private string? _name;
        private int _index = -1;

        /// <summary>The step of the pointer to where the reader is.</summary>
        public string Step => isArray ? (_index < 0 ? "" : JsonPointer.Append("", _index)) : _name is null ? "" : JsonPointer.Append("", _name);

        public bool Enter(string name)
        {
            _name = name;
            return _names.Add(name);
        }

        public void Next() => _index++;
    }
}
