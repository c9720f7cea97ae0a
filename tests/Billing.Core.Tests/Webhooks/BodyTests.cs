using System;
using System.Text;
using Billing.Runtime;

namespace Billing.Core.Tests.Webhooks;

public sealed class BodyTests
{
    [Test]
    public void Is_read_exactly_and_kept_as_it_arrived()
    {
        const string Json = "{ \"type\": \"x\",\r\n\"data\":{\"amount\":10.50,\"count\":3,\"big\":123456789012345678901234567890.12,\"at\":\"2026-01-15T12:00:00+02:00\",\"list\":[true,null]}}";

        var made = new Delivery(Json).Verify();

        Assert.That(made.RawJson, Is.EqualTo(Json));
        Assert.That(made.Data["amount"], Is.EqualTo(10.50m).And.Property("Scale").EqualTo(2));
        Assert.That(made.Data["count"], Is.EqualTo(3L));
        Assert.That(made.Data["big"], Is.EqualTo("123456789012345678901234567890.12"));
        Assert.That(made.Data["at"], Is.EqualTo("2026-01-15T12:00:00+02:00"));
        Assert.That(made.Data["list"], Is.EqualTo(new object?[] { true, null }));
        Assert.That(made.Body["data"], Is.SameAs(made.Data));
    }

    [TestCase("{}")]
    [TestCase("{\"data\":null}")]
    [TestCase("{\"data\":[1]}")]
    [TestCase("{\"data\":\"x\"}")]
    public void Without_data_has_no_data(string json) => Assert.That(new Delivery(json).Verify().Data, Is.Empty);

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("[{}]")]
    [TestCase("\"text\"")]
    [TestCase("1")]
    [TestCase("{")]
    [TestCase("{} {}")]
    [TestCase("{\"a\":")]
    [TestCase("<html>")]
    [TestCase("a=b&c=d")]
    [TestCase("1768478400.{}")]
    public void That_is_no_object_is_malformed(string body) => AssertMalformed(new Delivery(body));

    [Test]
    public void That_is_nested_too_deeply_is_malformed()
    {
        AssertMalformed(new Delivery(string.Concat(Nested(100))));
        AssertMalformed(new Delivery(string.Concat(Nested(100_000))));

        static string[] Nested(int levels) => ["{\"a\":", new string('[', levels), new string(']', levels), "}"];
    }

    [TestCase(new byte[] { 0xC3, 0x28 })]
    [TestCase(new byte[] { 0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00 })]
    [TestCase(new byte[] { 0x7B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x3A, 0x31, 0x7D })]
    [TestCase(new byte[] { 0 })]
    public void That_is_no_UTF8_is_malformed(byte[] body) => AssertMalformed(new Delivery(body));

    [Test]
    public void With_a_byte_order_mark_is_read()
    {
        var made = new Delivery([0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}']).Verify();

        Assert.That(made.Body, Is.Empty);
        var text = made.RawJson;
        Assert.That(text, Is.EqualTo("\uFEFF{}"));
        Assert.That(made.RawJson, Is.SameAs(text), "it is made once");
    }

    /// <summary>The application's buffer often serves the next request while the event is still being handled.</summary>
    [Test]
    public void Is_kept_when_the_buffer_is_used_again()
    {
        var delivery = new Delivery("{\"data\":{}}");
        var made = delivery.Verify();

        Array.Clear(delivery.Body);

        Assert.That(made.RawJson, Is.EqualTo("{\"data\":{}}"));
    }

    /// <summary>Text is encoded in pieces; a character of two halves must not be cut by one.</summary>
    [Test]
    public void As_text_is_the_same_as_its_bytes()
    {
        for (var offset = 4080; offset <= 4100; offset++)
        {
            var body = "{\"a\":\"" + new string('x', offset) + "😀ü€😀\"}";
            var headers = new Delivery(body).Headers;
            var options = new WebhookOptions(Delivery.Secret) { TimeProvider = new Delivery().Clock };

            Assert.That(WebhookVerifier.Verify(body, WebhookHeaders.From(headers), options, static delivery => new TestEvent(delivery)).RawJson, Is.SameAs(body));
        }
    }

    [Test]
    public void As_text_with_half_a_character_is_not_what_was_sent()
    {
        var delivery = new Delivery("{\"a\":\"\uFFFD\"}");

        foreach (var half in new[] { "{\"a\":\"\ud83d\"}", "\ude00" + new string('x', 5000) })
        {
            var refusal = Assert.Throws<WebhookVerificationException>(() =>
                WebhookVerifier.Verify(half, WebhookHeaders.From(delivery.Headers), delivery.Options, static made => new TestEvent(made)))!;
            Assert.That(refusal.Reason, Is.EqualTo(WebhookFailureReason.SignatureMismatch));
        }
    }

    [Test]
    public void As_text_that_is_null_is_empty()
    {
        var delivery = new Delivery(string.Empty);

        var refusal = Assert.Throws<WebhookVerificationException>(() =>
            WebhookVerifier.Verify(default(string), WebhookHeaders.From(delivery.Headers), delivery.Options, static made => new TestEvent(made)))!;

        Assert.That(refusal.Reason, Is.EqualTo(WebhookFailureReason.MalformedBody), "the signature over nothing is right");
    }

    private static void AssertMalformed(Delivery delivery)
    {
        var refusal = delivery.Refusal();

        Assert.That((refusal.Reason, refusal.WebhookId), Is.EqualTo((WebhookFailureReason.MalformedBody, "msg_1")));
        Assert.That(refusal.InnerException, Is.Null, "it could quote the body");
    }
}
