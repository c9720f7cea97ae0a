using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;

namespace Billing.UnitPay.Tests.Webhooks;

public sealed class WebhookTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string OtherSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string Body = "{\"type\":\"invoice.paid\",\"data\":{\"customer_id\":\"cus_1\",\"credit_grants\":[{\"amount_due\":10.50}]}}";

    /// <summary>The example that Svix publishes, with its own clock.</summary>
    [TestCase("svix-")]
    [TestCase("webhook-")]
    public void The_example_of_Svix_verifies(string prefix)
    {
        var headers = new Dictionary<string, string>
        {
            [prefix + "id"] = "msg_p5jXN8AQM9LWM0D4loKWxJek",
            [prefix + "timestamp"] = "1614265330",
            [prefix + "signature"] = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        };
        var options = new WebhookOptions(Secret) { TimeProvider = new FixedTime(DateTimeOffset.FromUnixTimeSeconds(1614265330)) };

        var made = UnitPayWebhooks.Verify("{\"test\": 2432232314}"u8, WebhookHeaders.From(headers), options);

        Assert.That(made.Body, Is.EqualTo(new Dictionary<string, object?> { ["test"] = 2432232314L }));
        Assert.That((made.Id, made.SentAt.ToUnixTimeSeconds(), made.Type.Value), Is.EqualTo(("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "")));
        Assert.That(UnitPayWebhooks.Verify("{\"test\": 2432232314}", WebhookHeaders.From(headers), options).RawJson, Is.EqualTo("{\"test\": 2432232314}"));
        Assert.That(Assert.Throws<WebhookVerificationException>(() => UnitPayWebhooks.Verify("{}"u8, headers, Secret))!.Reason, Is.EqualTo(WebhookFailureReason.TimestampTooOld), "by the system's clock");
    }

    [Test]
    public void A_delivery_is_taken_from_what_frameworks_hold_it_in()
    {
        var headers = new WebhookSigner(Secret).Sign(Body, "msg_1");
        var bytes = Encoding.UTF8.GetBytes(Body);
        using var message = new HttpRequestMessage();
        foreach (var (name, value) in headers)
        {
            message.Headers.Add(name, value);
        }

        IReadOnlyDictionary<string, string> readOnly = headers;
        IDictionary<string, IList<string>> lists = headers.ToDictionary(header => header.Key, header => (IList<string>)[header.Value]);
        var arrays = headers.ToDictionary(header => header.Key.ToUpperInvariant(), header => new[] { header.Value });
        UnitPayEvent[] made =
        [
            UnitPayWebhooks.Verify(bytes, name => headers.GetValueOrDefault(name), Secret),
            UnitPayWebhooks.Verify(bytes, headers, Secret),
            UnitPayWebhooks.Verify(bytes, readOnly, Secret),
            UnitPayWebhooks.Verify(bytes, lists, Secret),
            UnitPayWebhooks.Verify(bytes, arrays, Secret),
            UnitPayWebhooks.Verify(bytes, message.Headers, Secret),
            UnitPayWebhooks.Verify(bytes.AsSpan(), headers, OtherSecret, Secret),
            UnitPayWebhooks.Verify(bytes, WebhookHeaders.From(headers), new WebhookOptions(Secret)),
            UnitPayWebhooks.Verify(Body, name => headers[name], Secret),
            UnitPayWebhooks.Verify(Body, headers, Environment.GetEnvironmentVariable("BILLING_TEST_NO_SUCH_SECRET"), Secret),
            UnitPayWebhooks.Verify(Body, arrays, Secret),
            UnitPayWebhooks.Verify(Body, WebhookHeaders.From(message.Headers), new WebhookOptions(Secret)),
        ];

        Assert.That(made.Select(e => (e.Id, e.Type.Value, e.RawJson)), Has.All.EqualTo(("msg_1", "invoice.paid", Body)));
    }

    [Test]
    public void Headers_or_body_that_are_not_there_are_refused()
    {
        Assert.That(Reason(() => UnitPayWebhooks.Verify(Body, default(Dictionary<string, string>), Secret)), Is.EqualTo(WebhookFailureReason.MissingHeader));
        Assert.That(Reason(() => UnitPayWebhooks.Verify(Body, default(Dictionary<string, string[]>), Secret)), Is.EqualTo(WebhookFailureReason.MissingHeader));
        Assert.That(Reason(() => UnitPayWebhooks.Verify(default(string), new WebhookSigner(Secret).Sign(Body), Secret)), Is.EqualTo(WebhookFailureReason.SignatureMismatch));
        Assert.That(Reason(() => UnitPayWebhooks.Verify(Body, new WebhookSigner(Secret).Sign(Body))), Is.EqualTo(WebhookFailureReason.Secret));
        Assert.That(Reason(() => UnitPayWebhooks.Verify(Body, new WebhookSigner(OtherSecret).Sign(Body), Secret)), Is.EqualTo(WebhookFailureReason.SignatureMismatch));
        Assert.Throws<ArgumentNullException>(() => UnitPayWebhooks.Verify(Body, default(Func<string, string?>)!, Secret));
    }

    [Test]
    public void Keys_are_in_camel_case_as_in_the_vendors_SDK()
    {
        var made = Verify(Body);

        Assert.That(made.Data["customerId"], Is.EqualTo("cus_1"));
        Assert.That(((List<object?>)made.Data["creditGrants"]!)[0], Is.EqualTo(new Dictionary<string, object?> { ["amountDue"] = 10.50m }));
        Assert.That(made.Body["data"], Is.SameAs(made.Data));
        Assert.That(made.RawJson, Is.EqualTo(Body));
    }

    [TestCase("a", "a")]
    [TestCase("customer_id", "customerId")]
    [TestCase("line_1_text", "line1Text")]
    [TestCase("customerId", "customerId")]
    [TestCase("CustomerId", "CustomerId")]
    [TestCase("_private_key", "_privateKey")]
    [TestCase("trailing_", "trailing_")]
    [TestCase("two__lines", "two_Lines")]
    [TestCase("__", "__")]
    [TestCase("", "")]
    [TestCase("is_inactive", "isInactive", Description = "in Turkish the capital of i is another letter")]
    [SetCulture("tr-TR")]
    public void A_key_in_camel_case(string key, string camel) => Assert.That(Verify($"{{\"{key}\":1}}").Body.Keys, Is.EqualTo(new[] { camel }));

    [TestCase("{\"a_b\":1,\"aB\":2}")]
    [TestCase("{\"aB\":2,\"a_b\":1}")]
    [TestCase("{\"a_b\":1,\"a_B\":2}")]
    public void No_member_is_lost_where_two_would_get_one_name(string json) => Assert.That(Verify(json).Body.Values, Is.EquivalentTo(new[] { 1L, 2L }));

    [TestCase("{\"type\":\"a\",\"event_type\":\"b\"}", "a")]
    [TestCase("{\"event_type\":\"b\"}", "b")]
    [TestCase("{\"eventType\":\"c\"}", "c")]
    [TestCase("{\"type\":7}", "")]
    [TestCase("{}", "")]
    public void The_type_is_open(string json, string type)
    {
        var made = Verify(json);

        Assert.That((made.Type.Value, made.Type.IsKnown, made.Type == type, made.Type.ToString()), Is.EqualTo((type, false, true, type)));
    }

    [Test]
    public void An_event_shows_its_id_and_type_and_no_data() => Assert.That(Verify(Body).ToString(), Is.EqualTo("UnitPayEvent { id: msg_1, type: invoice.paid }"));

    [Test]
    public void A_guard_refuses_the_second_delivery()
    {
        var options = new WebhookOptions(Secret) { ReplayGuard = new MemoryWebhookReplayGuard() };
        var headers = WebhookHeaders.From(new WebhookSigner(Secret).Sign(Body));

        UnitPayWebhooks.Verify(Body, headers, options);

        Assert.That(Reason(() => UnitPayWebhooks.Verify(Body, headers, options)), Is.EqualTo(WebhookFailureReason.Replayed));
    }

    private static UnitPayEvent Verify(string body) => UnitPayWebhooks.Verify(body, new WebhookSigner(Secret).Sign(body, "msg_1"), Secret);

    private static WebhookFailureReason Reason(Action verify) => Assert.Throws<WebhookVerificationException>(() => verify())!.Reason;

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
