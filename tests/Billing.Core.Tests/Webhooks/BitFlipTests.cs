using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Billing.Core.Tests.Webhooks;

/// <summary>Any one bit that differs from what was sent, and the delivery is refused.</summary>
public sealed class BitFlipTests
{
    [Test]
    public void Of_the_body()
    {
        var delivery = new Delivery();

        for (var bit = 0; bit < delivery.Body.Length * 8; bit++)
        {
            delivery.Body[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(delivery.Reason(), Is.EqualTo(WebhookFailureReason.SignatureMismatch), $"bit {bit}");
            delivery.Body[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.That(delivery.Reason(), Is.Null, "as it was sent");
    }

    [TestCase("svix-id")]
    [TestCase("svix-timestamp")]
    [TestCase("svix-signature")]
    public void Of_a_header(string name)
    {
        var delivery = new Delivery();
        var sent = delivery.Headers[name];

        // The clock stands at the time that the header says, so that it is the signature that refuses.
        delivery.Options.Tolerance = TimeSpan.FromDays(1);
        for (var bit = 0; bit < sent.Length * 16; bit++)
        {
            var flipped = sent.ToCharArray();
            flipped[bit / 16] ^= (char)(1 << (bit % 16));
            delivery.Headers[name] = new string(flipped);
            Assert.That(delivery.Reason(), Is.Not.Null, $"bit {bit}");
        }

        delivery.Headers[name] = sent;
        Assert.That(delivery.Reason(), Is.Null, "as it was sent");
    }

    /// <summary>The last character before the padding carries two bits that no byte takes up.</summary>
    [Test]
    public void Of_the_signature_where_Base64_would_not_see_it()
    {
        var delivery = new Delivery();
        var signature = delivery.Signature["v1,".Length..];
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var others = Alphabet.Select(last => signature[..42] + last + "=").Where(other => other != signature).ToList();
        var twins = others.Where(other => Convert.FromBase64String(other).SequenceEqual(Convert.FromBase64String(signature))).ToList();

        Assert.That(twins, Has.Count.EqualTo(3));
        foreach (var twin in twins)
        {
            delivery.Headers["svix-signature"] = "v1," + twin;
            Assert.That(delivery.Reason(), Is.EqualTo(WebhookFailureReason.SignatureMismatch));
        }
    }

    /// <summary>The parts are joined by a dot, which none may hand over to its neighbour.</summary>
    [Test]
    public void Nor_may_text_move_between_the_parts()
    {
        var delivery = new Delivery();
        var body = Encoding.UTF8.GetString(delivery.Body);
        var (id, timestamp) = (delivery.Headers["svix-id"], delivery.Headers["svix-timestamp"]);
        var moved = new List<(string Id, string Timestamp, string Body)>
        {
            (id + "." + timestamp, timestamp, body),
            (id[..^1], id[^1] + timestamp, body),
            (id, timestamp[..^1], timestamp[^1] + "." + body),
            (id, timestamp, "." + body),
        };

        foreach (var part in moved)
        {
            var other = new Delivery(part.Body);
            other.Options.Tolerance = TimeSpan.FromDays(1);
            (other.Headers["svix-id"], other.Headers["svix-timestamp"], other.Headers["svix-signature"]) = (part.Id, part.Timestamp, delivery.Signature);
            Assert.That(other.Reason(), Is.Not.Null, part.ToString());
        }
    }
}
