using System.Collections.Generic;
using System.Globalization;
using Billing.Runtime;

namespace Billing.Core.Tests.Json;

public sealed class FreeFormReadingTests
{
    [Test]
    public void Reads_plain_dotnet_values()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Plans.Metadata("1"), Is.TypeOf<long>().And.EqualTo(1L));
            Assert.That(Plans.Metadata("9223372036854775807"), Is.TypeOf<long>());
            Assert.That(Plans.Metadata("1.50"), Is.TypeOf<decimal>().And.EqualTo(1.50m));
            Assert.That(((decimal)Plans.Metadata("1.50")!).ToString(CultureInfo.InvariantCulture), Is.EqualTo("1.50"));
            Assert.That(Plans.Metadata("1e3"), Is.EqualTo(1000m));
            Assert.That(Plans.Metadata("true"), Is.True);
            Assert.That(Plans.Metadata("null"), Is.Null);
            Assert.That(Plans.Metadata("\"a\""), Is.EqualTo("a"));
            Assert.That(Plans.Metadata("[1,null,[]]"), Is.EqualTo(new List<object?> { 1L, null, new List<object?>() }));
            Assert.That(Plans.Metadata("{\"a\":{\"b\":null}}"), Is.TypeOf<Dictionary<string, object?>>());
        });
    }

    [TestCase("2024-01-01T00:00:00Z")]
    [TestCase("2024-01-01T00:00:00+02:00")]
    [TestCase("2024-01-01T00:00:00.000")]
    [TestCase("2024-01-01")]
    [TestCase("/Date(1700000000000)/")]
    [TestCase("/Date(99999999999999999)/")]
    public void Keeps_text_that_looks_like_a_date(string text)
    {
        // The known date before it switches date reading on for its own value only.
        var plan = Plans.Read($$"""{"createdAt":"2024-01-01T00:00:00Z","dates":["2024-01-01T00:00:00Z"],"metadata":{"a":["{{text}}"]},"tags":["{{text}}"],"other":"{{text}}"}""");
        Assert.Multiple(() =>
        {
            Assert.That(plan.Metadata!["a"], Is.EqualTo(new List<object?> { text }));
            Assert.That(plan.Tags, Is.EqualTo(new[] { text }));
            Assert.That(plan.AdditionalProperties!["other"], Is.EqualTo(text));
        });
    }

    [TestCase("9223372036854775808")]
    [TestCase("-9223372036854775809")]
    [TestCase("1234567890123456789012345678")]
    public void Reads_an_integer_beyond_long_as_a_decimal_and_writes_it_as_it_was(string written)
    {
        var plan = Plans.Read($$"""{"other":{{written}}}""");

        Assert.That(plan.AdditionalProperties!["other"], Is.EqualTo(decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(JsonIo.ToJson(plan), Does.Contain($"\"other\":{written}"));
    }

    [TestCase("12345678901234567890123456789")]
    [TestCase("0.12345678901234567890123456789")]
    [TestCase("123456789012345678901234567890.5")]
    [TestCase("1e400")]
    [TestCase("-1E+400")]
    [TestCase("1e-400")]
    [TestCase("0.00000000000000000000000000001")]
    public void Keeps_a_number_that_it_cannot_hold_as_text(string written)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Plans.Metadata(written), Is.EqualTo(written));
            Assert.That(Plans.Metadata($"[{written},1,{written}]"), Is.EqualTo(new List<object?> { written, 1L, written }));
            Assert.That(Plans.Read($$"""{"other":{{written}},"price":1.50}""").AdditionalProperties!["other"], Is.EqualTo(written));
            Assert.That(Plans.Read($$"""{"other":{{written}},"price":1.50}""").Price, Is.EqualTo(1.50m));
        });
    }

    [Test]
    public void Keeps_a_number_of_any_length_as_text()
    {
        var written = new string('9', 5_000);
        Assert.Multiple(() =>
        {
            Assert.That(Plans.Metadata(written), Is.EqualTo(written));
            Assert.That(Plans.Metadata("0." + written), Is.EqualTo("0." + written));
        });
    }

    [Test]
    public void Looks_for_large_numbers_outside_of_text_only()
    {
        var plan = Plans.Read("""{"a":1e400,"b":"1e400, \"1e400 \\","1e400":"x","tags":["1e400"]}""");
        Assert.Multiple(() =>
        {
            Assert.That(plan.AdditionalProperties!["a"], Is.EqualTo("1e400"));
            Assert.That(plan.AdditionalProperties["b"], Is.EqualTo("1e400, \"1e400 \\"));
            Assert.That(plan.AdditionalProperties["1e400"], Is.EqualTo("x"));
            Assert.That(plan.Tags, Is.EqualTo(new[] { "1e400" }));
        });
    }

    [Test]
    public void Refuses_a_large_number_in_a_known_member_beside_a_free_one()
    {
        var error = Plans.Refused("""{"metadata":{"a":1e400},"items":[{"price":1e400}]}""");
        Assert.That((error.Path, error.Expected), Is.EqualTo(("items[0].price", "a decimal of at most 28 digits")));
    }

    [TestCase("[1 2]")]
    [TestCase("01")]
    [TestCase("-01")]
    [TestCase("0x1F")]
    [TestCase("1.")]
    [TestCase("1.2.3")]
    [TestCase("undefined")]
    [TestCase("NaN")]
    [TestCase("-Infinity")]
    [TestCase("new Date(1)")]
    [TestCase("tru")]
    [TestCase("\"a")]
    [TestCase("1e400,,")]
    [TestCase("1e400 1e400")]
    public void Refuses_what_is_no_JSON(string written) =>
        Assert.That(() => Plans.Metadata(written), Throws.TypeOf<JsonReadException>());

    [Test]
    public void Passes_over_comments() =>
        Assert.That(Plans.Metadata("/* a */ [ /* b */ 1 /* c */, // d\n 2]"), Is.EqualTo(new List<object?> { 1L, 2L }));

    [Test]
    public void Refuses_to_nest_deeper_than_64_levels()
    {
        var levels = new string('[', 62) + new string(']', 62);
        Assert.Multiple(() =>
        {
            Assert.That(() => Plans.Metadata(levels), Throws.Nothing);
            Assert.That(() => Plans.Metadata($"[{levels}]"), Throws.TypeOf<JsonReadException>().With.Property("Found").EqualTo("values nested deeper than 64 levels"));
        });
    }

    [TestCase("[", "]")]
    [TestCase("{\"a\":", "}")]
    [TestCase("{\"parent\":", "}")]
    [TestCase("{\"items\":[", "]}")]
    [TestCase("{\"condition\":", "}")]
    [TestCase("{\"kind\":\"plan\",\"condition\":", "}")]
    public void Survives_a_hundred_thousand_levels(string open, string close)
    {
        var nested = Repeat(open, 100_000);
        Assert.Multiple(() =>
        {
            Assert.That(() => Plans.Read("{\"condition\":" + nested + "1" + Repeat(close, 100_000) + "}"), Throws.TypeOf<JsonReadException>());
            Assert.That(() => Plans.Read("{\"x\":" + nested), Throws.TypeOf<JsonReadException>());
            Assert.That(() => Plans.Read(nested), Throws.TypeOf<JsonReadException>());
        });
    }

    private static string Repeat(string text, int count) => string.Concat(System.Linq.Enumerable.Repeat(text, count));
}
