using System;
using System.IO;
using System.Text;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Json;

public sealed class CaptureTests
{
    [TestCase("""{"a":1.50,"b":[1e3,-0.0],"c":"\u00e9\/\n","d":"2024-01-01T00:00:00","e":{}}""")]
    [TestCase("[ 1 , 2.00 ]")]
    [TestCase("\"2024-01-01T00:00:00Z\"")]
    [TestCase("\"a \\\" b \\\\\"")]
    [TestCase("\"\"")]
    [TestCase("12345678901234567890123456789012345")]
    [TestCase("-1.50E+2")]
    [TestCase("true")]
    [TestCase("1e400")]
    [TestCase("{\"a\":1e400,\"b\":[1e-400,\"1e400\"]}")]
    public void Takes_a_value_exactly_as_it_arrived(string value)
    {
        var captured = Capture("{\"x\": " + value + " ,\"y\":[" + value + "," + value + "],\n\"z\":1}");
        Assert.That(captured, Is.EqualTo(new[] { value, value, value }));
    }

    [TestCase("\n")]
    [TestCase("\r")]
    [TestCase("\r\n")]
    public void Takes_a_value_exactly_from_any_line(string lineEnd)
    {
        var value = "{" + lineEnd + " \"a\" : " + lineEnd + "1.50 }";
        Assert.That(Capture($"{{{lineEnd}{lineEnd}\"x\":{lineEnd}{value},\"y\":[{value},{lineEnd}{value}]}}"), Is.EqualTo(new[] { value, value, value }));
    }

    [Test]
    public void Takes_null_as_nothing() => Assert.That(Plans.Read("""{"condition":null}""").Condition, Is.Null);

    [Test]
    public void Takes_a_value_from_another_reader_with_its_numbers()
    {
        using var reader = new JsonTextReader(new StringReader("""{"a":1.50,"b":"2024-01-01T00:00:00","c":9223372036854775808}"""));
        Assert.Multiple(() =>
        {
            Assert.That(JsonIo.Capture(reader), Is.EqualTo("""{"a":1.50,"b":"2024-01-01T00:00:00","c":9223372036854775808}"""));
            Assert.That(reader.DateParseHandling, Is.EqualTo(DateParseHandling.DateTime));
            Assert.That(reader.FloatParseHandling, Is.EqualTo(FloatParseHandling.Double));
        });
    }

    [Test]
    public void Reads_known_variants_and_keeps_others()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Plans.Read("""{"condition":"2024-01-01T00:00:00Z"}""").Condition!.AsText, Is.EqualTo("2024-01-01T00:00:00Z"));
            Assert.That(Plans.Read("""{"condition":1.50}""").Condition!.AsNumber, Is.EqualTo(1.50m));
            Assert.That(Plans.Read("""{"condition":{"kind":"plan","id":"p"}}""").Condition!.AsPlan!.Id, Is.EqualTo("p"));
            Assert.That(Plans.Read("""{"condition":{"kind":"new","x":1.0}}""").Condition!.RawJson, Is.EqualTo("""{"kind":"new","x":1.0}"""));
        });
    }

    [Test]
    public void Names_the_whole_path_of_an_error_inside_a_captured_value()
    {
        var error = Plans.Refused("""{"items":[{"condition":{"kind":"plan","parent":{"price":{}}}}]}""");
        Assert.That(error.Path, Is.EqualTo("items[0].condition.parent.price"));
    }

    [TestCase("""{"kind":"a"}""", "a")]
    [TestCase("""{"x":{"kind":"b"},"y":["kind"],"kind":"a","z":1}""", "a")]
    [TestCase("""{"kind":"b","kind":"a"}""", "a")]
    [TestCase("""{"k\u0069nd":"2024-01-01T00:00:00Z"}""", "2024-01-01T00:00:00Z")]
    [TestCase("""{"x":"\\","y":"}\",{","kind":"a"}""", "a")]
    [TestCase("""{"kind":"a\"\u0062"}""", "a\"b")]
    [TestCase(" { \"x\" : 1 ,\r\n\t\"kind\" : \"a\" } ", "a")]
    [TestCase("{/* \" */\"kind\":\"a\"/* , */}", "a")]
    [TestCase("{'x':'\"','kind':'a'}", "a")]
    [TestCase("{}", null)]
    [TestCase("""{"kind":1}""", null)]
    [TestCase("""{"kind":1e400}""", null)]
    [TestCase("""{"x":1e400,"kind":"a"}""", "a")]
    [TestCase("""{"kind":null}""", null)]
    [TestCase("""{"Kind":"a"}""", null)]
    [TestCase("""["kind"]""", null)]
    [TestCase("\"kind\"", null)]
    public void Looks_at_a_member_without_reading_it(string json, string? expected) =>
        Assert.That(LookAt(json, static reader => JsonIo.Peek(reader, "kind")), Is.EqualTo(expected));

    [TestCase("""{"a":0,"b":""}""", true)]
    [TestCase("""{"b":{"a":1},"a":[]}""", true)]
    [TestCase("{ \"a\" : [ null ] , \"b\" : false }", true)]
    [TestCase("{ \"a\" : 1 , \"b\" : null }", false)]
    [TestCase("""{"a":1,"b":1,"b":null}""", false)]
    [TestCase("{a:1,'b':1}", true)]
    [TestCase("""{"a":1e400,"b":1}""", true)]
    [TestCase("""{"a":1}""", false)]
    [TestCase("""{"a":1,"b":null}""", false)]
    [TestCase("""{"x":{"a":1,"b":1}}""", false)]
    [TestCase("""["a","b"]""", false)]
    [TestCase("null", false)]
    public void Tells_whether_members_are_present_and_not_null(string json, bool expected) =>
        Assert.That(LookAt(json, static reader => JsonIo.HasMembers(reader, "a", "b")), Is.EqualTo(expected));

    [TestCase(" {}", JsonToken.StartObject)]
    [TestCase("[]", JsonToken.StartArray)]
    [TestCase("\"1\"", JsonToken.String)]
    [TestCase("-1", JsonToken.Integer)]
    [TestCase("1.0", JsonToken.Float)]
    [TestCase("1e3", JsonToken.Float)]
    [TestCase("true", JsonToken.Boolean)]
    [TestCase("false", JsonToken.Boolean)]
    [TestCase("1e400", JsonToken.Float)]
    [TestCase("\"1e400\"", JsonToken.String)]
    [TestCase("null", JsonToken.Null)]
    public void Tells_the_kind_of_a_value(string json, JsonToken expected) =>
        Assert.That(LookAt(json, JsonIo.KindOf), Is.EqualTo(expected));

    [Test]
    public void Finds_each_number_as_it_was_written_wherever_it_stands()
    {
        var random = new Random(22);
        for (var round = 0; round < 200; round++)
        {
            var numbers = new string[random.Next(1, 200)];
            var json = new StringBuilder("[");
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = random.Next(3) switch
                {
                    0 => random.NextInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
                    1 => $"-{random.Next(100)}.{random.Next(1000):000}",
                    _ => $"{random.Next(1, 10)}E{random.Next(-9, 9)}",
                };
                json.Append(i == 0 ? "" : ",").Append(Blank(random)).Append(numbers[i]).Append(Blank(random))
                    .Append(",\"").Append(Blank(random)).Append(new string('x', random.Next(3) == 0 ? random.Next(3000) : 0)).Append('"');
            }

            var at = 0;
            using var reader = Reader(json.Append(']').ToString());
            while (reader.Read())
            {
                if (reader.TokenType is JsonToken.Integer or JsonToken.Float)
                {
                    Assert.That(reader.Text, Is.EqualTo(numbers[at++]));
                }
            }

            Assert.That(at, Is.EqualTo(numbers.Length));
        }
    }

    /// <summary>Looks at a value where unions stand: alone, and inside another object, after a line of its own.</summary>
    private static T? LookAt<T>(string json, Func<JsonReader, T> look)
    {
        var alone = JsonIo.Parse(json, Look);
        var inside = JsonIo.Parse("{\r\n\"y\":[" + json + "],\"z\":1}", reader =>
        {
            JsonIo.StartObject(reader);
            JsonIo.NextProperty(reader, out _);
            var seen = JsonIo.List(reader, Look)!;
            JsonIo.NextProperty(reader, out _);
            Assert.That(JsonIo.Int32(reader), Is.EqualTo(1));
            JsonIo.NextProperty(reader, out _);
            return seen.Count == 0 ? default : seen[0];
        });
        if (json != "null")
        {
            // A null is no item of a list.
            Assert.That(inside, Is.EqualTo(alone));
        }

        return alone;

        T? Look(JsonReader reader)
        {
            JsonIo.StartUnion(ref reader);
            var seen = look(reader);
            // The reader has not moved: the value can still be taken as a whole.
            Assert.That(JsonIo.Capture(reader) ?? "null", Is.EqualTo(json.Trim()));
            return seen;
        }
    }

    private static string Blank(Random random) => random.Next(6) switch { 0 => "\n", 1 => "\r\n", 2 => "\r", 3 => "  ", _ => "" };

    private static ModelReader Reader(string json) => new(json);

    private static string?[] Capture(string json) => JsonIo.Parse(json, static reader =>
    {
        var captured = new string?[3];
        JsonIo.StartObject(reader);
        while (JsonIo.NextProperty(reader, out var name))
        {
            if (name == "x")
            {
                captured[0] = JsonIo.Capture(reader);
            }
            else if (name == "y")
            {
                // Once on the value and once before it, as lists and members do.
                var items = JsonIo.List(reader, static r => JsonIo.Capture(r)!)!;
                captured[1] = items[0];
                captured[2] = items[1];
            }
            else
            {
                Assert.That(JsonIo.Int32(reader), Is.EqualTo(1));
            }
        }

        return captured;
    })!;
}
