using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Core.Tests.Webhooks;

public sealed class HeaderTests
{
    private static readonly string[] Names = ["id", "timestamp", "signature"];

    [Test]
    public void Are_named_by_the_vendor_or_by_Svix()
    {
        var delivery = new Delivery();
        var renamed = delivery.Headers.ToDictionary(header => header.Key.Replace("svix-", "webhook-", StringComparison.Ordinal), header => header.Value);

        Assert.That(delivery.Verify().Type, Is.EqualTo("invoice.paid"));
        Assert.That(delivery.Verify(WebhookHeaders.From(renamed)).Type, Is.EqualTo("invoice.paid"));
    }

    [Test]
    public void Of_one_set_are_found_beside_a_part_of_the_other()
    {
        var delivery = new Delivery();
        var headers = delivery.Headers.ToDictionary(header => header.Key.Replace("svix-", "webhook-", StringComparison.Ordinal), header => header.Value);
        headers["svix-id"] = "msg_of_a_proxy";

        Assert.That(delivery.Verify(WebhookHeaders.From(headers)).Id, Is.EqualTo("msg_1"));
    }

    [Test]
    public void That_are_missing_are_named([Values("id", "timestamp", "signature")] string name, [Values("svix-", "webhook-")] string prefix, [Values(null, "")] string? value)
    {
        var delivery = new Delivery();
        var headers = Names.ToDictionary(part => prefix + part, part => part == name ? value! : delivery.Headers["svix-" + part]);

        var refusal = Assert.Throws<WebhookVerificationException>(() => delivery.Verify(WebhookHeaders.From(headers)))!;

        Assert.That((refusal.Reason, refusal.WebhookId), Is.EqualTo((WebhookFailureReason.MissingHeader, default(string))));
        Assert.That(refusal.Message, Does.Contain(prefix + name));
    }

    [Test]
    public void That_are_all_missing_are_named_both_ways()
    {
        var delivery = new Delivery();
        delivery.Headers.Clear();

        Assert.That(delivery.Refusal().Message, Does.Contain("svix-id").And.Contain("webhook-id"));
        Assert.That(Assert.Throws<WebhookVerificationException>(() => delivery.Verify(_ => null))!.Reason, Is.EqualTo(WebhookFailureReason.MissingHeader));
        foreach (var none in new[] { WebhookHeaders.From(null), WebhookHeaders.From<string[]>(null) })
        {
            Assert.That(Assert.Throws<WebhookVerificationException>(() => delivery.Verify(none))!.Reason, Is.EqualTo(WebhookFailureReason.MissingHeader));
        }
    }

    /// <summary>As a dictionary's indexer does. The other set of names is still looked up.</summary>
    [Test]
    public void Of_a_look_up_that_throws_are_missing()
    {
        var delivery = new Delivery();
        var renamed = delivery.Headers.ToDictionary(header => header.Key.Replace("svix-", "webhook-", StringComparison.Ordinal), header => header.Value);

        Assert.That(delivery.Verify(name => renamed[name]).Id, Is.EqualTo("msg_1"));

        renamed.Clear();
        var refusal = Assert.Throws<WebhookVerificationException>(() => delivery.Verify(name => renamed[name]))!;
        Assert.That((refusal.Reason, refusal.InnerException), Is.EqualTo((WebhookFailureReason.MissingHeader, refusal.InnerException as KeyNotFoundException)));
        Assert.That(refusal.InnerException, Is.Not.Null);
    }

    [Test]
    public void A_look_up_or_options_that_are_null_are_the_callers_mistake()
    {
        Assert.Throws<ArgumentNullException>(() => new Delivery().Verify(null!));
        Assert.Throws<ArgumentNullException>(() => new Delivery { Options = null! }.Verify());
    }

    [TestCase("")]
    [TestCase("tr-TR", Description = "where the capital of i is not I")]
    public void Are_found_whatever_their_case(string culture)
    {
        using var _ = new CultureScope(culture);
        var delivery = new Delivery();
        var capitals = delivery.Headers.ToDictionary(header => header.Key.ToUpperInvariant(), header => header.Value);

        Assert.That(delivery.Verify(WebhookHeaders.From(capitals)).Id, Is.EqualTo("msg_1"));
    }

    [Test]
    public void With_several_values_are_joined()
    {
        var delivery = new Delivery();
        var headers = new Dictionary<string, string?[]>
        {
            ["Svix-Id"] = [delivery.Headers["svix-id"]],
            ["Svix-Timestamp"] = [null, delivery.Headers["svix-timestamp"]],
            ["Svix-Signature"] = ["v1,bm90IHRoaXMgb25l", delivery.Signature],
            ["Other"] = null!,
        };

        Assert.That(delivery.Verify(WebhookHeaders.From(headers)).Id, Is.EqualTo("msg_1"));
        Assert.That(WebhookHeaders.From(headers)("svix-signature"), Is.EqualTo("v1,bm90IHRoaXMgb25l " + delivery.Signature));

        var pairs = new[] { "v2,x", delivery.Signature }.Select(value => KeyValuePair.Create("svix-signature", value)).Concat(delivery.Headers.Where(header => header.Key != "svix-signature"));
        Assert.That(delivery.Verify(WebhookHeaders.From(pairs)).Id, Is.EqualTo("msg_1"));
    }

    [Test]
    public void With_two_ids_are_refused()
    {
        var delivery = new Delivery();
        var headers = delivery.Headers.Append(KeyValuePair.Create("SVIX-ID", "msg_2"));

        Assert.That(Assert.Throws<WebhookVerificationException>(() => delivery.Verify(WebhookHeaders.From(headers)))!.Reason, Is.EqualTo(WebhookFailureReason.MalformedHeader));
    }

    [TestCase("msg 1")]
    [TestCase("msg\n1")]
    [TestCase("msg_\u00e9")]
    [TestCase("msg_\ud83d")]
    public void An_id_is_printable_ASCII(string id) => AssertMalformedId(id);

    [Test]
    public void An_id_has_256_characters_at_most()
    {
        AssertMalformedId(new string('m', 257));

        var delivery = new Delivery();
        var signed = new WebhookSigner(Delivery.Secret, delivery.Clock).Sign(delivery.Body, new string('m', 256));
        Assert.That(delivery.Verify(WebhookHeaders.From(signed)).Id, Has.Length.EqualTo(256));
    }

    private static void AssertMalformedId(string id)
    {
        var delivery = new Delivery();
        delivery.Headers["svix-id"] = id;

        var refusal = delivery.Refusal();
        Assert.That(refusal.Reason, Is.EqualTo(WebhookFailureReason.MalformedHeader));
        Assert.That(refusal.Message, Does.Contain("svix-id"));
    }
}
