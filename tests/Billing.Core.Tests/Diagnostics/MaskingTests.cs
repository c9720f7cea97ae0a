using System;
using Billing.Runtime;

namespace Billing.Core.Tests.Diagnostics;

public sealed class MaskingTests
{
    // Shown: ids, enums, numbers, booleans and dates.
    [TestCase("""{"id":"cus_1"}""")]
    [TestCase("""{"customerId":"cus_1","customer_id":"cus_1"}""")]
    [TestCase("""{"status":"active","currency":"USD","feature_key":"api_calls"}""")]
    [TestCase("""{"amount":"10.50","n":10.50,"big":99999999999,"negative":-1}""")]
    [TestCase("""{"at":"2026-01-15","until":"2026-01-15T12:00:00.123Z"}""")]
    [TestCase("""{"on":true,"off":false,"none":null,"list":[1,2],"empty":{}}""")]
    [TestCase("""{"items":[{"id":"a"},{"id":"b"}]}""")]
    public void Shows_what_is_harmless(string json) => Assert.That(Masking.Json(json), Is.EqualTo(json));

    // Everything else is hidden, names in free-form maps included.
    [TestCase("""{"name":"Jane"}""", """{"name":"***"}""")]
    [TestCase("""{"id":"jane@example.com"}""", """{"id":"***"}""")]
    [TestCase("""{"id":"sk_live_1","customerId":"eyJh","status":"Bearer"}""", """{"id":"***","customerId":"***","status":"***"}""")]
    [TestCase("""{"status":"Jane Doe"}""", """{"status":"***"}""")]
    [TestCase("""{"card":"4242424242424242","n":"424242424242"}""", """{"card":"***","n":"***"}""")]
    [TestCase("""{"n":4242424242424242,"m":-424242424242,"f":4242424242424242.5}""", """{"n":"***","m":"***","f":"***"}""")]
    [TestCase("""{"huge":123456789012345678901234567890}""", """{"huge":"***"}""")]
    [TestCase("""{"phone":"5551234567","phoneNumber":5551234567}""", """{"phone":"***","phoneNumber":"***"}""")]
    [TestCase("""{"taxId":"DE123","tax_id":"DE123","postalCode":"10115"}""", """{"taxId":"***","tax_id":"***","postalCode":"***"}""")]
    [TestCase("""{"clientSecretId":"a","tokenId":"a"}""", """{"clientSecretId":"***","tokenId":"***"}""")]
    [TestCase("""{"jane@example.com":1}""", """{"***":1}""")]
    [TestCase("""{"names":[{"id":"a"},"Jane"]}""", """{"names":[{"id":"a"},"***"]}""")]
    [TestCase("""{"dateOfBirth":"1980-01-02"}""", """{"dateOfBirth":"***"}""")]
    [TestCase("""["Jane",1]""", """["***",1]""")]
    [TestCase("\"Jane\"", "\"***\"")]
    public void Hides_what_is_not_known_to_be_harmless(string json, string shown) => Assert.That(Masking.Json(json), Is.EqualTo(shown));

    [TestCase("{\"name\":\"Jane", "<13 characters that are no JSON>")]
    [TestCase("new Jane(1)", "<11 characters that are no JSON>")]
    [TestCase("<html>", "<6 characters that are no JSON>")]
    [TestCase("{\"n\":1e999}", "<11 characters that are no JSON>")]
    [TestCase("", "")]
    public void Another_text_is_shown_by_its_length_only(string text, string shown) => Assert.That(Masking.Json(text), Is.EqualTo(shown));

    [Test]
    [SetCulture("de-DE")]
    public void Numbers_are_read_and_written_the_same_in_every_culture() =>
        Assert.That(Masking.Json("""{"a":10.50,"b":"10.50"}"""), Is.EqualTo("""{"a":10.50,"b":"10.50"}"""));

    [TestCase("https://a.example/v1/customers/cus_1?limit=10", "/v1/customers/cus_1?limit=10")]
    [TestCase("https://a.example/", "/")]
    [TestCase("https://a.example/v1/by/jane%40example.com", "/v1/by/***")]
    [TestCase("https://a.example/v1/by/Jane%20Doe/x", "/v1/by/***/x")]
    [TestCase("https://a.example/v1/sk_live_1", "/v1/***")]
    [TestCase("https://a.example/v1?q=Jane&status=active&from=2026-01-15T12%3A00%3A00Z&key", "/v1?q=***&status=active&from=2026-01-15T12%3A00%3A00Z&key=***")]
    [TestCase("https://a.example/v1?metadata%5Bcode%5D=abc&metadata[n]=12&metadata[phone]=1&metadata[id]=1234567&metadata=x&data.id=a", "/v1?metadata%5Bcode%5D=***&metadata[n]=12&metadata[phone]=***&metadata[id]=***&metadata=***&data.id=***")]
    [TestCase("https://a.example/v1?card[brandId]=a&filter[status]=active&jane%40example.com=1", "/v1?card[brandId]=***&filter[status]=active&***=1")]
    public void Hides_private_values_of_a_url(string url, string shown) => Assert.That(Masking.PathAndQuery(new Uri(url)), Is.EqualTo(shown));

    [TestCase("RES_NOT_FOUND", true)]
    [TestCase("req-1.2:3", true)]
    [TestCase("", false)]
    [TestCase(null, false)]
    [TestCase("two words", false)]
    [TestCase("a@b", false)]
    [TestCase("whsec_1", false)]
    [TestCase("invalid:sk_live_1", false)]
    [TestCase("4242424242424242", false)]
    [TestCase("4242-4242-4242-4242", false)]
    [TestCase("20260115-1", true)]
    [TestCase("a4242424242424242", true)]
    [TestCase("bos_session_test_1", false)]
    public void Knows_a_plain_token(string? text, bool token) => Assert.That(Masking.IsToken(text), Is.EqualTo(token));

    [Test]
    public void A_long_text_is_no_token() =>
        Assert.That((Masking.IsToken(new string('a', 100)), Masking.IsToken(new string('a', 101))), Is.EqualTo((true, false)));
}
