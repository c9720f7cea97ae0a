using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Core.Tests.Webhooks;

/// <summary>Exceptions are logged, so they show nothing that lets somebody sign or that a customer would not have shown.</summary>
public sealed class PrivacyTests
{
    private const string Canary = "Q0FOQVJZ";

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Case(WebhookFailureReason.Secret, delivery => delivery.Options.Secrets.Add("whsec_!" + Canary));
        yield return Case(WebhookFailureReason.MissingHeader, delivery => delivery.Headers.Remove("svix-id"));
        yield return Case(WebhookFailureReason.MalformedHeader, delivery => delivery.Headers["svix-timestamp"] = Canary);
        yield return Case(WebhookFailureReason.MalformedHeader, delivery => delivery.Headers["svix-id"] = "\n" + Canary);
        yield return Case(WebhookFailureReason.MalformedHeader, delivery => delivery.Headers["svix-signature"] = Canary);
        yield return Case(WebhookFailureReason.TimestampTooOld, delivery => delivery.Clock.Advance(400));
        yield return Case(WebhookFailureReason.TimestampTooNew, delivery => delivery.Options.TimeProvider = FixedClock.At(0));
        yield return Case(WebhookFailureReason.SignatureMismatch, delivery => delivery.Headers["svix-signature"] = "v1," + Canary);
        yield return Case(WebhookFailureReason.MalformedBody, _ => { }, "{\"" + Canary + "\":{\"" + Canary + "\":" + Canary);
        yield return Case(WebhookFailureReason.Replayed, delivery =>
        {
            delivery.Options.ReplayGuard = new MemoryWebhookReplayGuard();
            delivery.Verify();
        });
    }

    [TestCaseSource(nameof(Refusals))]
    public void A_refusal_shows_neither_secret_nor_signature_nor_body(WebhookFailureReason reason, Delegate spoil, string? body)
    {
        var delivery = new Delivery(body ?? "{\"email\":\"" + Canary + "\"}", "whsec_" + Canary);
        delivery.Options.Secrets.Clear();
        delivery.Options.Secrets.Add("whsec_" + Canary);
        ((Action<Delivery>)spoil)(delivery);

        var refusal = delivery.Refusal();

        Assert.That(refusal.Reason, Is.EqualTo(reason));
        foreach (var hidden in new[] { Canary, "CANARY", delivery.Signature["v1,".Length..].Trim() })
        {
            Assert.That(refusal.ToString() + refusal.ToCurl(), Does.Not.Contain(hidden));
            Assert.That(refusal.Data, Is.Empty);
        }

        Assert.That(refusal.Message, Has.Length.InRange(40, 400).And.EndsWith("."));
    }

    [Test]
    public void Every_reason_is_among_the_cases_or_is_the_applications_own() =>
        Assert.That(Refusals().Select(refusal => (WebhookFailureReason)refusal.Arguments[0]!).Append(WebhookFailureReason.ReplayGuard).Distinct(), Is.EquivalentTo(Enum.GetValues<WebhookFailureReason>()));

    private static TestCaseData Case(WebhookFailureReason reason, Action<Delivery> spoil, string? body = null) => new(reason, spoil, body);
}
