using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Json;

/// <summary>Our reader beside Newtonsoft's: what one sees, the other sees.</summary>
public sealed class ModelReaderTests
{
    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "-0", "1", "-12", "9223372036854775807", "-9223372036854775808", "1.50", "-0.0", "1e3", "1E-2", "\"\"", "\"a\"", "'b\"'", "\"'\"",
        "\"é😀\"", "\"\\u00e9\\n\\\\\\\"\\/\\b\\f\\r\\t\\'\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\ude00x\"", "\"\\ud83d\\ud83d\\ude00\"", "\"\\ud83d\\u0041\"", "\"2024-01-01T00:00:00Z\"", "\"\t\r\n\"",
    ];

    private static readonly string[] Names = ["\"a\"", "\"\"", "'b'", "c", "$d_1", "\"e.f\"", "\"g h\"", "\"i'j\"", "\"k[0]\"", "\"l\\\\\"", "\"\\u006d\"", "\"n@o\"", "\"p\u0085\n\""];

    private static readonly string[] Blanks = ["", "", "", " ", "\n", "\r\n", "\t", "\u00a0", "/* , */", "// ]\n", "/**/ "];

    [Test]
    public void Sees_the_same_tokens_values_and_paths()
    {
        var random = new Random(23);
        for (var i = 0; i < 5_000; i++)
        {
            var text = Document(random, 5);
            Assert.That(Tokens(new ModelReader(text)), Is.EqualTo(Tokens(Reference(text))), text);
        }
    }

    [Test]
    public void Accepts_no_damaged_text_that_Newtonsoft_refuses_and_sees_the_same_in_the_others()
    {
        var random = new Random(24);
        var pieces = new[] { "\"", "'", "{", "}", "[", "]", ":", ",", "\\", "\\u12", "\\x", "-", "+", ".", "e", "0", "017", "NaN", "/*", "*/", "//", "/", "\n", "null", "tru", "a", "\uFEFF", "\ud83d" };
        var accepted = 0;
        for (var i = 0; i < 50_000; i++)
        {
            var text = Document(random, 3);
            var at = random.Next(text.Length + 1);
            text = random.Next(2) == 0 || at == text.Length ? text.Insert(at, pieces[random.Next(pieces.Length)]) : text.Remove(at, 1);
            List<string> tokens;
            try
            {
                tokens = Tokens(new ModelReader(text));
            }
            catch (JsonReadException)
            {
                continue;
            }

            accepted++;
            try
            {
                Assert.That(tokens, Is.EqualTo(Tokens(Reference(text))), text);
            }
            catch (JsonReaderException error) when (error.Message.Contains("parsing comment") || error.Message.Contains("is not a valid decimal"))
            {
                // A comment sign at the very end is too little for Newtonsoft, and a number can be too large.
            }
        }

        Assert.That(accepted, Is.InRange(5_000, 45_000), "The damage should be neither harmless nor total.");
    }

    [Test]
    public void Comes_back_to_where_it_was()
    {
        var random = new Random(25);
        for (var i = 0; i < 2_000; i++)
        {
            var text = Document(random, 4);
            var expected = Tokens(new ModelReader(text));
            var reader = new ModelReader(text);
            var seen = new List<string>();
            while (reader.Read())
            {
                seen.Add(Token(reader));
                if (reader.TokenType is JsonToken.StartObject or JsonToken.StartArray)
                {
                    var place = reader.Place;
                    var depth = reader.Depth;
                    while (reader.Depth >= depth && reader.Read())
                    {
                        // Passes over the whole value.
                    }

                    reader.Rewind(place);
                    Assert.That(Token(reader), Is.EqualTo(seen[^1]), text);
                }
            }

            Assert.That(seen, Is.EqualTo(expected), text);
        }
    }

    [Test]
    public void Asks_now_and_then_whether_it_may_read_on()
    {
        var asked = 0;
        var bytes = Encoding.UTF8.GetBytes("[" + string.Join(",", Enumerable.Range(0, 20_000)) + "]");
        var items = JsonIo.ParseUtf8(bytes, bytes.Length, static reader => JsonIo.List(reader, JsonIo.Int32Here), () => asked++);
        Assert.That((items!.Count, asked), Is.EqualTo((20_000, (bytes.Length / 4096) + 1)).Within(1));
        Assert.That(() => JsonIo.ParseUtf8(bytes, bytes.Length, JsonIo.Any, static () => throw new TimeoutException()), Throws.TypeOf<TimeoutException>());
    }

    [Test]
    public void Makes_a_word_that_comes_again_only_once()
    {
        var words = JsonIo.Parse("""["word-1","word-1","w\u006frd-1",1.50,true]""", static reader => JsonIo.List(reader, JsonIo.WordHere))!;
        var members = JsonIo.Parse("""{"a":"word-1","b":null}""", static reader =>
        {
            JsonIo.StartObject(reader);
            JsonIo.NextProperty(reader, out _);
            var first = JsonIo.Word(reader);
            JsonIo.NextProperty(reader, out _);
            var second = JsonIo.Word(reader);
            JsonIo.NextProperty(reader, out _);
            return new[] { first, second };
        })!;
        Assert.Multiple(() =>
        {
            Assert.That(words, Is.EqualTo(new[] { "word-1", "word-1", "word-1", "1.50", "true" }));
            Assert.That(words[1], Is.SameAs(words[0]));
            Assert.That(members, Is.EqualTo(new[] { "word-1", null }));
            Assert.That(members[0], Is.SameAs(words[0]));
        });
    }

    [Test]
    public void Can_read_another_text_while_it_reads_one() =>
        Assert.That(
            JsonIo.Parse("""{"a":{"b":1},"c":2}""", static reader => JsonIo.Map(reader, static inner => (JsonIo.Parse("""{"d":{"b":3}}""", JsonIo.Any), JsonIo.AnyHere(inner)).Item2))!.Values,
            Is.EqualTo(new object[] { new Dictionary<string, object?> { ["b"] = 1L }, 2L }));

    private static string Document(Random random, int depth)
    {
        var text = new StringBuilder();
        Append(random, depth, text);
        return text.ToString();
    }

    private static void Append(Random random, int depth, StringBuilder text)
    {
        text.Append(Pick(random, Blanks));
        var kind = depth == 0 ? 0 : random.Next(3);
        if (kind == 0)
        {
            text.Append(Pick(random, Scalars));
        }
        else
        {
            text.Append(kind == 1 ? '{' : '[');
            for (var i = random.Next(5); i > 0; i--)
            {
                if (kind == 1)
                {
                    text.Append(Pick(random, Blanks)).Append(Pick(random, Names)).Append(Pick(random, Blanks[..8])).Append(':');
                }

                Append(random, depth - 1, text);
                text.Append(i > 1 || random.Next(9) == 0 ? "," : "");
            }

            text.Append(Pick(random, Blanks)).Append(kind == 1 ? '}' : ']');
        }

        text.Append(Pick(random, Blanks));
    }

    private static string Pick(Random random, string[] texts) => texts[random.Next(texts.Length)];

    private static JsonTextReader Reference(string text) =>
        new(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };

    private static List<string> Tokens(JsonReader reader)
    {
        var tokens = new List<string>();
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
            {
                tokens.Add(Token(reader));
            }
        }

        return tokens;
    }

    private static string Token(JsonReader reader)
    {
        // Newtonsoft rounds what no decimal holds, and makes a BigInteger of what no long holds: both are text here.
        var value = reader is { TokenType: JsonToken.Float } or { TokenType: JsonToken.Integer, Value: not long } ? "a number" : reader.Value;
        return FormattableString.Invariant($"{reader.TokenType} {value?.GetType().Name} {value} {reader.Path}");
    }
}
