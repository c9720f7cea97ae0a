using System;

namespace Billing.Core.Tests.Webhooks;

public sealed class SecretTests
{
    [Test]
    public void While_a_secret_is_replaced_the_old_and_the_new_one_count()
    {
        foreach (var secret in new[] { Delivery.Secret, Delivery.OtherSecret })
        {
            Assert.That(With(secret, Delivery.Secret, Delivery.OtherSecret), Is.Null);
            Assert.That(With(secret, Delivery.OtherSecret, Delivery.Secret), Is.Null);
        }

        Assert.That(With(Delivery.OtherSecret, Delivery.Secret), Is.EqualTo(WebhookFailureReason.SignatureMismatch));
    }

    /// <summary>As the vendor signs with both for a while.</summary>
    [Test]
    public void A_delivery_signed_with_both_verifies_with_either()
    {
        var delivery = new Delivery();
        delivery.Headers["svix-signature"] = new Delivery(secret: Delivery.OtherSecret).Signature + " " + delivery.Signature;

        foreach (var secret in new[] { Delivery.Secret, Delivery.OtherSecret })
        {
            delivery.Options.Secrets.Clear();
            delivery.Options.Secrets.Add(secret);
            Assert.That(delivery.Reason(), Is.Null);
        }
    }

    [Test]
    public void One_that_is_not_set_is_passed_over([Values(null, "", " \n")] string? unset)
    {
        Assert.That(With(Delivery.Secret, unset, Delivery.Secret), Is.Null);
        Assert.That(With(Delivery.Secret, unset), Is.EqualTo(WebhookFailureReason.Secret));
    }

    [TestCase("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", Description = "without its prefix")]
    [TestCase("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n", Description = "read from a file")]
    public void May_have_no_prefix_and_end_in_a_line_break(string secret) => Assert.That(With(Delivery.Secret, secret), Is.Null);

    [Test]
    public void None_is_a_reason_of_its_own() => Assert.That(With(Delivery.Secret), Is.EqualTo(WebhookFailureReason.Secret));

    [Test]
    public void Null_instead_of_secrets_is_none() => Assert.That(With(Delivery.Secret, (string?[])null!), Is.EqualTo(WebhookFailureReason.Secret));

    /// <summary>Also beside a good one: it would fail on the day when it is needed.</summary>
    [Test]
    public void A_malformed_one_is_a_reason_of_its_own([Values("whsec_", "whsec_!!!", "whsec_AAA", "sk_test_1", "WHSEC_AAECAwQFBgc=")] string malformed)
    {
        Assert.That(With(Delivery.Secret, malformed), Is.EqualTo(WebhookFailureReason.Secret));
        Assert.That(With(Delivery.Secret, Delivery.Secret, malformed), Is.EqualTo(WebhookFailureReason.Secret));
    }

    private static WebhookFailureReason? With(string signedWith, params string?[] secrets)
    {
        var delivery = new Delivery(secret: signedWith);
        return new Delivery(delivery.Body, signedWith) { Options = new WebhookOptions(secrets) { TimeProvider = delivery.Clock } }.Reason();
    }
}
