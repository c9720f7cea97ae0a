using System;
using System.Text;
using Billing.Runtime;

namespace Billing.Core.Tests.Http;

public sealed class TokenPayloadTests
{
    [Test]
    public void Reads_text_and_time_of_a_signed_token()
    {
        var token = "eyJhbGciOiJIUzI1NiJ9." + Part("""{"jti":"id_1","exp":1768478400,"name":"ümläut?>"}""") + ".signature";

        Assert.That(TokenPayload.Text(token, 1, "jti"), Is.EqualTo("id_1"));
        Assert.That(TokenPayload.Text(token, 1, "name"), Is.EqualTo("ümläut?>"));
        Assert.That(TokenPayload.Time(token, 1, "exp"), Is.EqualTo(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public void Reads_behind_a_prefix() =>
        Assert.That(TokenPayload.Text("bos_session_test_" + Part("""{"tokenId":"id_1"}""") + ".signature", 0, "tokenId"), Is.EqualTo("id_1"));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("no token")]
    [TestCase("a.b.c")]
    [TestCase("a.eyJ!!!.c")]
    [TestCase("a.eyJ.c")]
    [TestCase("a.eyJhIjo.c")]
    public void What_is_no_token_has_nothing(string? token)
    {
        Assert.That(TokenPayload.Text(token, 1, "jti"), Is.Null);
        Assert.That(TokenPayload.Time(token, 1, "exp"), Is.Null);
    }

    [TestCase("""{"exp":0}""")]
    [TestCase("""{"exp":-1}""")]
    [TestCase("""{"exp":253402300800}""")]
    [TestCase("""{"exp":"soon"}""")]
    [TestCase("""{"exp":1.5}""")]
    [TestCase("""{"other":1}""")]
    public void A_time_that_is_none_is_missing(string payload) => Assert.That(TokenPayload.Time(Part(payload), 0, "exp"), Is.Null);

    private static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
