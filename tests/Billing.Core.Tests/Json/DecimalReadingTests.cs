using System;
using System.Globalization;
using System.Numerics;
using Billing.Runtime;

namespace Billing.Core.Tests.Json;

public sealed class DecimalReadingTests
{
    [TestCase("0", "0")]
    [TestCase("10", "10")]
    [TestCase("10.50", "10.50")]
    [TestCase("-10.50", "-10.50")]
    [TestCase("0.00", "0.00")]
    [TestCase("0.1", "0.1")]
    [TestCase("1.10e1", "11.0")]
    [TestCase("1.5E+3", "1500")]
    [TestCase("15e-1", "1.5")]
    [TestCase("123456789012345678901234.5678", "123456789012345678901234.5678")]
    [TestCase("1234567890123456789012345678", "1234567890123456789012345678")]
    [TestCase("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [TestCase("10000000000000000000000000000", "10000000000000000000000000000")]
    public void Keeps_value_and_scale_of_a_number_and_of_a_text(string written, string expected)
    {
        var number = Plans.Read($$"""{"price":{{written}},"id":"a"}""").Price!.Value;
        var text = Plans.Read($$"""{"price":"{{written}}"}""").Price!.Value;
        Assert.Multiple(() =>
        {
            Assert.That(number.ToString(CultureInfo.InvariantCulture), Is.EqualTo(expected));
            Assert.That(text.ToString(CultureInfo.InvariantCulture), Is.EqualTo(expected));
        });
    }

    [TestCase("12345678901234567890123456789")]
    [TestCase("0.12345678901234567890123456789")]
    [TestCase("1.2345678901234567890123456789")]
    [TestCase("79228162514264337593543950336")]
    [TestCase("0.00000000000000000000000000001")]
    [TestCase("1e29")]
    [TestCase("8e28")]
    [TestCase("1e-29")]
    [TestCase("1e400")]
    [TestCase("-1e400")]
    [TestCase("1e-400")]
    [TestCase("1e99999999999999999999")]
    [TestCase("123456789012345678901234567890.5")]
    public void Refuses_what_a_decimal_cannot_hold_exactly(string written)
    {
        var number = Plans.Refused($$"""{"parent":{"price":{{written}} } }""");
        var text = Plans.Refused($$"""{"parent":{"price":"{{written}}"} }""");
        Assert.Multiple(() =>
        {
            Assert.That(number.Path, Is.EqualTo("parent.price"));
            Assert.That(text.Path, Is.EqualTo("parent.price"));
            Assert.That(number.Expected, Is.EqualTo("a decimal of at most 28 digits"));
        });
    }

    [Test]
    public void Takes_zeros_at_the_end_as_far_as_they_fit() =>
        Assert.That(Plans.Read("""{"price":1.00000000000000000000000000000000000}""").Price, Is.EqualTo(1m));

    [TestCase("01.5")]
    [TestCase("007")]
    [TestCase("0x10")]
    [TestCase("1.")]
    [TestCase(".5")]
    [TestCase("1.2.3")]
    [TestCase("--1")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("1,5")]
    public void Refuses_what_is_no_JSON_number(string written) =>
        Assert.That(() => Plans.Read($$"""{"price":{{written}}}"""), Throws.TypeOf<JsonReadException>());

    [TestCase("")]
    [TestCase("1,5")]
    [TestCase("1,000.00")]
    [TestCase(" 1")]
    [TestCase("+1")]
    [TestCase("1.5 USD")]
    [TestCase("١")]
    [TestCase("NaN")]
    public void Refuses_text_that_is_no_JSON_number(string written) =>
        Assert.That(Plans.Refused($$"""{"price":"{{written}}"}""").Path, Is.EqualTo("price"));

    [TestCase("true", "a boolean")]
    [TestCase("{}", "an object")]
    [TestCase("[1]", "an array")]
    public void Names_what_it_found_instead(string written, string found) =>
        Assert.That(Plans.Refused($$"""{"price":{{written}}}""").Found, Is.EqualTo(found));

    [Test]
    public void Reads_null_as_missing() => Assert.That(Plans.Read("""{"price":null,"id":"a"}""").Price, Is.Null);

    [Test]
    public void Agrees_with_arithmetic_on_random_numbers()
    {
        var random = new Random(17);
        for (var i = 0; i < 20_000; i++)
        {
            var digits = BigInteger.Parse(RandomDigits(random, random.Next(1, 29)), CultureInfo.InvariantCulture);
            var scale = random.Next(0, 29);
            var text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
            text = (random.Next(2) == 0 ? "-" : "") + text[..^scale] + (scale == 0 ? "" : "." + text[^scale..]);
            var expected = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

            Assert.That(ExactDecimal.TryParse(text, out var value), Is.True, text);
            Assert.That(value.ToString(CultureInfo.InvariantCulture), Is.EqualTo(expected.ToString(CultureInfo.InvariantCulture)), text);
        }
    }

    [Test]
    public void Reads_the_same_number_written_with_any_exponent()
    {
        var random = new Random(18);
        for (var i = 0; i < 5_000; i++)
        {
            var digits = RandomDigits(random, random.Next(1, 20)).TrimStart('0') + "7";
            var exponent = random.Next(-28, 9);
            var expected = decimal.Parse($"{digits}e{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture);

            Assert.That(ExactDecimal.TryParse($"{digits}e{exponent}", out var value), Is.True, digits);
            Assert.That(value, Is.EqualTo(expected));
        }
    }

    private static string RandomDigits(Random random, int count) =>
        string.Create(count, random, static (text, random) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = (char)('0' + random.Next(10));
            }
        });
}
