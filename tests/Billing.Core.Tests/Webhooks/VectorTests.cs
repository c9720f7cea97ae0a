using System.Collections.Generic;
using System.Text;
using Billing.Runtime;

namespace Billing.Core.Tests.Webhooks;

/// <summary>
/// Deliveries that somebody else signed: Svix's public example, and openssl, with
/// <c>key=$(printf %s "$base64" | base64 -d | od -v -An -tx1 | tr -d ' \n')</c> and
/// <c>printf '%s.%s.%s' "$id" "$timestamp" "$body" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$key -binary | base64</c>.
/// </summary>
public sealed class VectorTests
{
    private static readonly string LongBody = "{\"pad\":\"" + new string('a', 100_000) + "\"}";

    private static IEnumerable<TestCaseData> Vectors()
    {
        yield return new TestCaseData(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}",
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=").SetArgDisplayNames("Svix");
        yield return new TestCaseData(
            "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "msg_openssl_1", 1768478400L,
            "{\"type\":\"invoice.paid\",\"data\":{\"customer_id\":\"cus_1\",\"note\":\"Zürich ✓ 😀\"}}",
            "v1,gQNUg1xbf/NuTphjSsNPImIycZanabedHUFJGNUpgyA=").SetArgDisplayNames("openssl, more than ASCII");
        yield return new TestCaseData(
            "//////////////////////////////////////////8=", "msg.with.dots", 1768478401L, "{ }\n",
            "v1,vt+wOqOa748pxqXzxYZ0gx8H4E6X/pnlpSjy2y4mEqg=").SetArgDisplayNames("openssl, secret without prefix, id with dots");
        yield return new TestCaseData(
            "whsec_bmV3LWtleS1vZi1hLXJvdGF0aW9u", "m", 1768478400L, LongBody,
            "v1,8p7NVVoJEbKAWnuIF0bj8OuKHFNv3WFgy7IXpDG1rt4=").SetArgDisplayNames("openssl, long body");
    }

    [TestCaseSource(nameof(Vectors))]
    public void What_others_signed_verifies_as_bytes_and_as_text(string secret, string id, long timestamp, string body, string signature)
    {
        var headers = new Dictionary<string, string> { ["svix-id"] = id, ["svix-timestamp"] = $"{timestamp}", ["svix-signature"] = signature };
        var options = new WebhookOptions(secret) { TimeProvider = FixedClock.At(timestamp) };

        var fromBytes = WebhookVerifier.Verify(Encoding.UTF8.GetBytes(body), WebhookHeaders.From(headers), options, static delivery => new TestEvent(delivery));
        var fromText = WebhookVerifier.Verify(body, WebhookHeaders.From(headers), options, static delivery => new TestEvent(delivery));

        foreach (var made in new[] { fromBytes, fromText })
        {
            Assert.That((made.Id, made.SentAt.ToUnixTimeSeconds(), made.RawJson), Is.EqualTo((id, timestamp, body)));
        }
    }

    [TestCaseSource(nameof(Vectors))]
    public void The_signer_signs_as_others_do(string secret, string id, long timestamp, string body, string signature)
    {
        var signer = new WebhookSigner(secret, FixedClock.At(timestamp));

        Assert.That(signer.Sign(body, id)["svix-signature"], Is.EqualTo(signature));
        Assert.That(signer.Sign(Encoding.UTF8.GetBytes(body), id)["svix-signature"], Is.EqualTo(signature));
    }
}
