using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using Newtonsoft.Json;

namespace Billing.Paygentic.Tests.Webhooks;

public sealed class WebhookTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Body = "{\"eventType\":\"invoice.paid.v0\",\"eventId\":\"evt_1\",\"timestamp\":\"2026-01-15T12:00:00.5Z\",\"data\":{\"invoiceId\":\"inv_1\",\"grantId\":null,\"snake_case\":\"10.50\"}}";

    [Test]
    public void A_delivery_is_taken_from_what_frameworks_hold_it_in()
    {
        var headers = new WebhookSigner(Secret).Sign(Body, "msg_1");
        var bytes = Encoding.UTF8.GetBytes(Body);
        var arrays = headers.ToDictionary(header => header.Key.ToUpperInvariant(), header => new[] { header.Value });
        PaygenticEvent[] made =
        [
            PaygenticWebhooks.Verify(bytes, name => headers.GetValueOrDefault(name), Secret),
            PaygenticWebhooks.Verify(bytes, headers, Secret),
            PaygenticWebhooks.Verify(bytes, arrays, Secret),
            PaygenticWebhooks.Verify(bytes, WebhookHeaders.From(headers), new WebhookOptions(Secret)),
            PaygenticWebhooks.Verify(Body, name => headers[name], Secret),
            PaygenticWebhooks.Verify(Body, headers, null, Secret),
            PaygenticWebhooks.Verify(Body, arrays, Secret),
            PaygenticWebhooks.Verify(Body, WebhookHeaders.From(arrays), new WebhookOptions(Secret)),
        ];

        Assert.That(made.Select(e => (e.Id, e.EventType.Value, e.RawJson)), Has.All.EqualTo(("msg_1", "invoice.paid.v0", Body)));
    }

    [Test]
    public void An_event_holds_what_the_documentation_says()
    {
        var made = Verify(Body);

        Assert.That((made.Id, made.EventId, made.EventType), Is.EqualTo(("msg_1", "evt_1", PaygenticEventType.InvoicePaidV0)));
        Assert.That(made.Timestamp, Is.EqualTo(new DateTimeOffset(2026, 1, 15, 12, 0, 0, 500, TimeSpan.Zero)));
        Assert.That(made.Data, Is.EqualTo(new Dictionary<string, object?> { ["invoiceId"] = "inv_1", ["grantId"] = null, ["snake_case"] = "10.50" }), "keys as they are");
        Assert.That(made.ToString(), Is.EqualTo("PaygenticEvent { id: msg_1, eventType: invoice.paid.v0, eventId: evt_1 }"));
    }

    [TestCase("{}")]
    [TestCase("{\"eventType\":7,\"eventId\":{},\"timestamp\":\"yesterday\",\"data\":[]}")]
    [TestCase("{\"eventType\":null,\"eventId\":null,\"timestamp\":1768478400,\"data\":null}")]
    public void An_event_of_another_shape_is_read_as_far_as_it_goes(string body)
    {
        var made = Verify(body);

        Assert.That((made.EventType.Value, made.EventId, made.Timestamp, made.Data.Count), Is.EqualTo(("", default(string), default(DateTimeOffset?), 0)));
    }

    [Test]
    public void Known_types_are_members_and_constants()
    {
        var constants = typeof(PaygenticEventType.Values).GetFields().ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);
        var members = typeof(PaygenticEventType).GetProperties(BindingFlags.Public | BindingFlags.Static).ToDictionary(p => p.Name, p => ((PaygenticEventType)p.GetValue(null)!).Value);

        Assert.That(constants, Has.Count.EqualTo(10).And.EquivalentTo(members));
        Assert.That(constants.Values.Select(value => new PaygenticEventType(value).IsKnown), Has.All.True);
        Assert.That(constants.Values, Is.Unique.And.All.Match(@"^[a-z_]+\.[a-z_]+\.v0$"));
    }

    [Test]
    public void A_type_that_is_new_is_kept()
    {
        var type = Verify("{\"eventType\":\"invoice.paid.v1\"}").EventType;

        Assert.That((type.Value, type.IsKnown, type == "invoice.paid.v1", type.Equals(PaygenticEventType.InvoicePaidV0)), Is.EqualTo(("invoice.paid.v1", false, true, false)));
        Assert.That(JsonConvert.SerializeObject(type), Is.EqualTo("\"invoice.paid.v1\""));
        Assert.That(System.Text.Json.JsonSerializer.Deserialize<PaygenticEventType>("\"invoice.paid.v1\""), Is.EqualTo(type));
    }

    [Test]
    public void What_is_not_signed_with_the_secret_is_refused()
    {
        var refusal = Assert.Throws<WebhookVerificationException>(() => PaygenticWebhooks.Verify(Body, new WebhookSigner(WebhookSigner.CreateSecret()).Sign(Body), Secret))!;

        Assert.That((refusal.Reason, refusal.Effect), Is.EqualTo((WebhookFailureReason.SignatureMismatch, Effect.None)));
    }

    private static PaygenticEvent Verify(string body) => PaygenticWebhooks.Verify(body, new WebhookSigner(Secret).Sign(body, "msg_1"), Secret);
}
