using System;
using System.Linq;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Webhooks;

public sealed class SignerTests
{
    [Test]
    public void Names_its_headers_as_Svix_or_as_a_vendors_own_brand()
    {
        var signer = new WebhookSigner(Delivery.Secret, new ManualTimeProvider());

        Assert.That(signer.Sign("{}").Keys, Is.EquivalentTo(new[] { "svix-id", "svix-timestamp", "svix-signature" }));
        signer.UsesWebhookNames = true;
        var branded = signer.Sign("{}");
        Assert.That(branded.Keys, Is.EquivalentTo(new[] { "webhook-id", "webhook-timestamp", "webhook-signature" }));
        Assert.That(branded["Webhook-Timestamp"], Is.EqualTo("1768478400"));
    }

    [Test]
    public void Gives_each_delivery_an_id_of_its_own()
    {
        var signer = new WebhookSigner(Delivery.Secret);

        Assert.That(Enumerable.Range(0, 100).Select(_ => signer.Sign("{}")["svix-id"]), Is.Unique.And.All.StartWith("msg_"));
    }

    [Test]
    public void Makes_secrets_of_24_random_bytes_that_it_takes()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => WebhookSigner.CreateSecret()).ToList();

        Assert.That(secrets, Is.Unique.And.All.Match("^whsec_[A-Za-z0-9+/]{32}$"));
        Assert.That(new Delivery(secret: secrets[0]).Signature, Is.Not.EqualTo(new Delivery(secret: secrets[1]).Signature));
    }

    [TestCase("")]
    [TestCase("whsec_")]
    [TestCase("whsec_%")]
    public void Takes_no_secret_of_another_form(string secret) =>
        Assert.That(Assert.Throws<ArgumentException>(() => _ = new WebhookSigner(secret))!.ParamName, Is.EqualTo("secret"));

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("\u00e9")]
    public void Takes_no_id_that_would_be_refused(string id) =>
        Assert.That(Assert.Throws<ArgumentException>(() => new WebhookSigner(Delivery.Secret).Sign("{}", id))!.ParamName, Is.EqualTo("id"));

    [Test]
    public void Takes_no_null()
    {
        Assert.Throws<ArgumentNullException>(() => _ = new WebhookSigner(null!));
        Assert.Throws<ArgumentNullException>(() => new WebhookSigner(Delivery.Secret).Sign(default(string)!));
    }

    [TestCase("ar-SA")]
    [TestCase("th-TH")]
    [TestCase("tr-TR")]
    [TestCase("sv-SE")]
    public void And_verifier_do_not_depend_on_the_culture(string culture)
    {
        var elsewhere = new Delivery();
        using var _ = new CultureScope(culture);
        var here = new Delivery();

        Assert.That(here.Headers, Is.EqualTo(elsewhere.Headers));
        Assert.That(here.Verify().Data["amount"], Is.EqualTo(10.50m));
        here.Options.TimeProvider = FixedClock.At(1768478400 + 1_000_000);
        Assert.That(here.Refusal().Message, Does.Contain(" 1000000 s").And.Contain(" 300 s"));
    }
}
