using System;
using System.Collections.Generic;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Json;

public sealed class LenientReadingTests
{
    private static readonly string[] Kinds = ["null", "1.50", "true", "\"text\"", "\"1.50\"", "\"2024-01-01T00:00:00Z\"", "[1,{\"a\":[]}]", "{\"id\":\"p\"}"];

    [Test]
    public void Reads_another_kind_than_text_as_missing() =>
        Assert.That(ReadAll(JsonIo.LenientString), Is.EqualTo(new[] { null, "1.50", "true", "text", "1.50", "2024-01-01T00:00:00Z", null, null }));

    [Test]
    public void Reads_another_kind_than_a_decimal_as_missing() =>
        Assert.That(ReadAll(JsonIo.LenientDecimal), Is.EqualTo(new decimal?[] { null, 1.50m, null, null, 1.50m, null, null, null }));

    [Test]
    public void Reads_another_kind_than_a_date_as_missing() =>
        Assert.That(ReadAll(JsonIo.LenientDate), Is.EqualTo(new DateTimeOffset?[] { null, null, null, null, null, new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), null, null }));

    [Test]
    public void Reads_another_kind_than_an_object_as_missing()
    {
        var maps = ReadAll(JsonIo.LenientMap);
        var models = ReadAll(static reader => JsonIo.LenientModel(reader, Plan.Read));
        Assert.Multiple(() =>
        {
            Assert.That(maps[..^1], Is.All.Null);
            Assert.That(maps[^1]!["id"], Is.EqualTo("p"));
            Assert.That(models[..^1], Is.All.Null);
            Assert.That(models[^1]!.Id, Is.EqualTo("p"));
        });
    }

    [TestCase("1e400")]
    [TestCase("12345678901234567890123456789")]
    [TestCase("\"12345678901234567890123456789\"")]
    public void Does_not_let_an_amount_vanish_that_it_cannot_hold(string written) =>
        Assert.That(() => JsonIo.Parse(written, JsonIo.LenientDecimal), Throws.TypeOf<JsonReadException>());

    private static T?[] ReadAll<T>(Func<JsonReader, T?> read)
    {
        var values = new List<T?>();
        foreach (var kind in Kinds)
        {
            JsonIo.Parse<object>($$"""{"a":{{kind}},"b":1}""", reader =>
            {
                JsonIo.StartObject(reader);
                JsonIo.NextProperty(reader, out _);
                values.Add(read(reader));
                Assert.That(JsonIo.NextProperty(reader, out var next), Is.True);
                Assert.That((next, JsonIo.Int32(reader)), Is.EqualTo(("b", 1)));
                Assert.That(JsonIo.NextProperty(reader, out _), Is.False);
                return null;
            });
        }

        return [.. values];
    }
}
