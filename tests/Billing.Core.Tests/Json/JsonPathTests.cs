using System.Collections.Generic;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Json;

public sealed class JsonPathTests
{
    [TestCase("", "")]
    [TestCase("data[3].tax_rates.amount", "data[3].tax_rates.amount")]
    [TestCase("[0][12].id", "[0][12].id")]
    [TestCase("rates['jane@example.com'].x", "rates[…].x")]
    [TestCase("['a']['b'][1]", "[…][…][1]")]
    [TestCase("rates['jane\\'].jane']", "rates[…]")]
    [TestCase("rates[']jane.jane'].x", "rates[…].x")]
    [TestCase("rates['jane\\\\'].x", "rates[…].x")]
    [TestCase("rates['jane", "rates[…]")]
    [TestCase("rates.jane@localhost.x", "rates[…].x")]
    [TestCase("rates.4915112345678", "rates[…]")]
    [TestCase("rates.sk_live_1", "rates[…]")]
    [TestCase("rates['x']y'].b", "rates[…][…].b")]
    [TestCase("rates[jane]", "rates[…]")]
    public void A_message_shows_no_key_of_a_map(string path, string shown) => Assert.That(JsonPath.WithoutKeys(path), Is.EqualTo(shown));

    [TestCase("jane@example.com")]
    [TestCase("jane doe")]
    [TestCase("']jane.jane")]
    [TestCase("x'].jane['")]
    [TestCase("jane\\")]
    [TestCase("jane@localhost")]
    public void The_place_of_a_text_that_cannot_be_read_is_whole_and_its_message_is_not(string key)
    {
        var json = JsonConvert.SerializeObject(new Dictionary<string, object?> { ["a"] = new Dictionary<string, object?> { [key] = 1 } });

        var error = Assert.Throws<JsonReadException>(() => JsonIo.Parse(json, static reader => JsonIo.Map(reader, static inner => JsonIo.Map(inner, JsonIo.String))))!;

        Assert.That(error.Message, Does.Contain("'a[…]'").And.Not.Contain("jane"));
        Assert.That(error.Path, Does.Contain("jane"));
    }
}
