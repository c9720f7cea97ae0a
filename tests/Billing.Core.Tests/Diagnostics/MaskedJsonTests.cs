using System;
using Billing.Runtime;

namespace Billing.Core.Tests.Diagnostics;

/// <summary>What a name says holds for all that is inside its value.</summary>
public sealed class MaskedJsonTests
{
    [TestCase("""{"password":{"value":12345},"n":1}""", """{"password":{"value":"***"},"n":1}""")]
    [TestCase("""{"secret":{"id":"abc","n":123,"on":true,"none":null}}""", """{"secret":{"id":"***","n":"***","on":"***","none":null}}""")]
    [TestCase("""{"card":{"brand":{"id":"a"}},"id":"b"}""", """{"card":{"brand":{"id":"***"}},"id":"b"}""")]
    [TestCase("""{"card":[{"id":"a"},1,[2]],"n":3}""", """{"card":[{"id":"***"},"***",["***"]],"n":3}""")]
    [TestCase("""{"tokens":[1,"2"],"n":3}""", """{"tokens":["***","***"],"n":3}""")]
    [TestCase("""{"billingAddress":{"country":{"code":"DE"},"number":12}}""", """{"billingAddress":{"country":{"code":"***"},"number":"***"}}""")]
    [TestCase("""{"data":[{"id":"a","card":{"last4":"4242","expMonth":12,"expYear":2030}},{"id":"b"}]}""", """{"data":[{"id":"a","card":{"last4":"***","expMonth":"***","expYear":"***"}},{"id":"b"}]}""")]
    [TestCase("""{"metadata":{"secret":{"on":true}}}""", """{"metadata":{"secret":{"on":"***"}}}""")]
    public void Hides_everything_inside_a_private_member(string json, string shown) => Assert.That(Masking.Json(json), Is.EqualTo(shown));

    [TestCase("""{"metadata":{"code":"SECRET123","model":"JohnDoe","id":"x","since":"1980-01-02","n":"12"}}""", """{"metadata":{"code":"***","model":"***","id":"***","since":"***","n":"***"}}""")]
    [TestCase("""{"properties":{"a":{"b":[{"id":"x","n":1}]}},"id":"y"}""", """{"properties":{"a":{"b":[{"id":"***","n":1}]}},"id":"y"}""")]
    [TestCase("""{"details":{"on":true,"n":999999,"big":1000000,"f":1.25,"long":1.2345678,"negative":-999999}}""", """{"details":{"on":true,"n":999999,"big":"***","f":1.25,"long":"***","negative":-999999}}""")]
    [TestCase("""{"attributes":{"jane@example.com":1,"Jane Doe":{"id":"x"}}}""", """{"attributes":{"***":1,"***":{"id":"***"}}}""")]
    [TestCase("""{"config":{"status":"active"},"status":"active"}""", """{"config":{"status":"***"},"status":"active"}""")]
    [TestCase("""{"data":{"id":"x","list":[{"status":"y"}]},"status":"z"}""", """{"data":{"id":"***","list":[{"status":"***"}]},"status":"z"}""")]
    [TestCase("""{"data":["x",[{"id":"y"}],1234567]}""", """{"data":["***",[{"id":"***"}],"***"]}""")]
    [TestCase("""{"event":{"data":[{"id":"x"}]}}""", """{"event":{"data":[{"id":"***"}]}}""")]
    [TestCase("""[{"data":[{"id":"x"}]}]""", """[{"data":[{"id":"***"}]}]""")]
    public void Shows_only_booleans_and_short_numbers_of_free_form_data(string json, string shown) => Assert.That(Masking.Json(json), Is.EqualTo(shown));

    [TestCase("""{"data":[{"id":"cus_1","status":"active","n":1234567},{"id":"cus_2"}],"pagination":{"total":2}}""")]
    public void Takes_the_models_of_a_page_for_no_free_form_data(string json) => Assert.That(Masking.Json(json), Is.EqualTo(json));

    [TestCase("{\"id\":/* Jane */\"a\"}")]
    public void Shows_no_comment(string json) => Assert.That(Masking.Json(json), Does.Not.Contain("Jane"));

    [TestCase("dateOfBirth")]
    [TestCase("birth_date")]
    [TestCase("dob")]
    [TestCase("customerSSN")]
    [TestCase("otp")]
    [TestCase("OTPCode")]
    [TestCase("userPin")]
    [TestCase("last4")]
    [TestCase("expMonth")]
    [TestCase("exp_year")]
    [TestCase("iban")]
    [TestCase("accountNumber")]
    [TestCase("bank_account_id")]
    [TestCase("routingNumber")]
    [TestCase("sort-code")]
    [TestCase("cvv")]
    [TestCase("api_key")]
    [TestCase("addressId")]
    public void Knows_private_names_in_every_spelling(string name) =>
        Assert.That(
            (Masking.Json($"{{\"{name}\":12,\"id\":\"a\"}}"), Masking.PathAndQuery(new Uri($"https://a.example/?{name}=12&id=a"))),
            Is.EqualTo(($"{{\"{name}\":\"***\",\"id\":\"a\"}}", $"/?{name}=***&id=a")));

    [TestCase("shippingId")]
    [TestCase("businessNumberId")]
    [TestCase("footprintId")]
    [TestCase("accountId")]
    public void Takes_no_part_of_a_word_for_a_private_name(string name) =>
        Assert.That(Masking.Json($"{{\"{name}\":\"a\"}}"), Is.EqualTo($"{{\"{name}\":\"a\"}}"));
}
