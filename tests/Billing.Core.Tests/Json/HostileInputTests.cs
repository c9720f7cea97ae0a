using System;
using System.Linq;
using System.Text;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Json;

public sealed class HostileInputTests
{
    [Test]
    public void Refuses_every_text_that_was_cut()
    {
        for (var length = 0; length < Plans.Full.Length; length++)
        {
            Assert.That(() => Plans.Read(Plans.Full[..length]), Throws.TypeOf<JsonReadException>(), $"cut at {length}");
        }
    }

    [Test]
    public void Refuses_what_follows_the_value([Values("}", "]", ",", "1", "{}", "null", "x")] string rest) =>
        Assert.That(() => Plans.Read("{}" + rest), Throws.TypeOf<JsonReadException>());

    [TestCase("")]
    [TestCase("   \r\n")]
    public void Refuses_an_empty_text(string json)
    {
        var error = Plans.Refused(json);
        Assert.That((error.Path, error.Found), Is.EqualTo(("", "the end of the text")));
    }

    [Test]
    public void Reads_null_as_nothing() => Assert.That(JsonIo.Parse(" null ", Plan.Read), Is.Null);

    [Test]
    public void Throws_nothing_but_its_own_exception_at_a_hundred_thousand_damaged_texts()
    {
        var random = new Random(20);
        var pieces = new[] { "\"", "{", "}", "[", "]", ":", ",", "\\", "\\u12", "\\ud800", "\0", "1e400", "-", "0x", "017", "1e99999999999", "NaN", "/*", "//", "'", "\r", "\n", "undefined", "new Date(", "/Date(99999999999999999)/", "9999-12-31T23:59:59-14:00", "null", "true", "\uFEFF", "\ud83d", "é", new string('9', 400) };
        var refused = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var text = new StringBuilder(Plans.Full);
            for (var damage = random.Next(1, 4); damage > 0; damage--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0: text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at)); break;
                    case 1: text.Insert(at, pieces[random.Next(pieces.Length)]); break;
                    case 2: text[at] = (char)random.Next(0x20, 0x7F); break;
                    default: text.Insert(at, text.ToString(random.Next(at + 1), 1 + random.Next(0, Math.Min(20, text.Length - at)))); break;
                }
            }

            try
            {
                _ = i % 2 == 0 ? JsonIo.Parse(text.ToString(), Plan.Read) : Plans.ReadUtf8(text.ToString());
            }
            catch (JsonReadException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.InRange(10_000, 99_000), "The damage should be neither harmless nor total.");
    }

    [Test]
    public void Throws_nothing_but_its_own_exception_at_random_bytes()
    {
        var random = new Random(21);
        var full = Encoding.UTF8.GetBytes(Plans.Full);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = i % 2 == 0 ? (byte[])full.Clone() : new byte[random.Next(64)];
            if (i % 2 == 0)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            else
            {
                random.NextBytes(bytes);
            }

            try
            {
                _ = JsonIo.ParseUtf8(bytes, bytes.Length, Plan.Read);
            }
            catch (JsonReadException)
            {
                // What the HTTP layer expects.
            }
        }
    }

    [Test]
    public void Throws_nothing_but_its_own_exception_where_text_is_looked_into()
    {
        foreach (var json in new[] { "{", "{\"a\"", "{\"a\":", "{\"a\":1e400", "[", "\"", "nul", "{\"a\":1}}", "1 2", "{/**/\"a\":1", "{a:1,'b':[}", "{\"kind\":\"plan\"" })
        {
            Assert.That(() => JsonIo.Parse(json, Condition.Read), Throws.TypeOf<JsonReadException>(), json);
            Assert.That(() => Plans.Read("{\"parent\":{\"condition\":" + json), Throws.TypeOf<JsonReadException>(), json);
            Assert.That(() => JsonIo.Parse<object>(json, static reader => JsonIo.StartUnion(ref reader) && JsonIo.HasMembers(reader, "a") ? Condition.Read(reader) : JsonIo.Capture(reader)), Throws.TypeOf<JsonReadException>(), json);
        }
    }

    [TestCase("""{"price":"secret-value"}""")]
    [TestCase("""{"createdAt":"secret-value"}""")]
    [TestCase("""{"seats":"secret-value"}""")]
    [TestCase("""{"active":"secret-value"}""")]
    [TestCase("""{"id":{"a":"secret-value"}}""")]
    [TestCase("""{"id":"secret-value}""")]
    [TestCase("""{"metadata":secret-value}""")]
    [TestCase("""{"metadata":"secret-value"}""")]
    [TestCase("""secret-value""")]
    [TestCase("""{"used":"secret-value"}""")]
    public void Never_quotes_a_value(string json)
    {
        var error = Plans.Refused(json);
        Assert.That(error.ToString(), Does.Not.Contain("secret"));
    }

    [Test]
    public void Never_quotes_a_number() =>
        Assert.That(Plans.Refused("""{"price":41424344454647484950515253545556575859}""").ToString(), Does.Not.Contain("4142"));

    [Test]
    public void Refuses_bytes_that_are_not_UTF8()
    {
        byte[] bytes = [.. "{\"id\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        var error = Assert.Throws<JsonReadException>(() => JsonIo.ParseUtf8(bytes, bytes.Length, Plan.Read));
        Assert.That(error!.Expected, Is.EqualTo("UTF-8"));
    }

    [Test]
    public void Passes_over_a_byte_order_mark()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "{\"id\":\"é\"} and what the pool left behind"u8];
        var length = bytes.Length - " and what the pool left behind".Length;
        Assert.Multiple(() =>
        {
            Assert.That(JsonIo.ParseUtf8(bytes, length, Plan.Read)!.Id, Is.EqualTo("é"));
            Assert.That(JsonIo.ParseUtf8(bytes.AsSpan(0, length), Plan.Read)!.Id, Is.EqualTo("é"));
            Assert.That(Plans.Read("\uFEFF{\"id\":\"é\"}").Id, Is.EqualTo("é"));
        });
    }

    [Test]
    public void Lets_the_exceptions_of_the_SDK_itself_through() =>
        Assert.That(() => JsonIo.Parse<Plan>("{}", static _ => throw new InvalidRequestException("a", "b")), Throws.TypeOf<InvalidRequestException>());

    [TestCase("ar-SA")]
    [TestCase("tr-TR")]
    [TestCase("de-DE")]
    [TestCase("fa-IR")]
    public void Reads_and_writes_the_same_in_every_culture(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
            var plan = Plans.Read(Plans.Full);
            plan.Metadata!["double"] = -1.5d;
            plan.Metadata["float"] = -1.5f;
            plan.Price = -1.50m;
            var json = JsonIo.ToJson(plan);
            Assert.That(json, Does.Contain("\"double\":-1.5,\"float\":-1.5").And.Contain("\"price\":-1.50,").And.Contain("2024-02-29T12:30:45.1234567Z"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    [NonParallelizable]
    public void Ignores_the_default_settings_of_the_application()
    {
        var before = JsonConvert.DefaultSettings;
        try
        {
            JsonConvert.DefaultSettings = static () => new JsonSerializerSettings
            {
                MaxDepth = 1,
                Formatting = Formatting.Indented,
                FloatParseHandling = FloatParseHandling.Double,
                DateParseHandling = DateParseHandling.DateTime,
                DateFormatString = "yyyy",
                Culture = new System.Globalization.CultureInfo("de-DE"),
                NullValueHandling = NullValueHandling.Ignore,
                ContractResolver = new Newtonsoft.Json.Serialization.CamelCasePropertyNamesContractResolver(),
            };
            Assert.That(JsonIo.ToJson(Plans.Read(Plans.Full)), Is.EqualTo(Plans.Full));
        }
        finally
        {
            JsonConvert.DefaultSettings = before;
        }
    }

    [Test]
    public void Reads_on_many_threads_at_once() =>
        Assert.That(
            Enumerable.Range(0, 500).AsParallel().WithDegreeOfParallelism(8).Select(static _ => JsonIo.ToJson(Plans.ReadUtf8(Plans.Full))),
            Is.All.EqualTo(Plans.Full));
}
