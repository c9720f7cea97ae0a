using System;

namespace Billing.Core.Tests.Webhooks;

/// <summary>The header of signatures. In the cases <c>GOOD</c> stands for the right one, without its version.</summary>
public sealed class SignatureListTests
{
    [TestCase("v1,GOOD")]
    [TestCase("v1,GOOD v1,bm90IHRoaXM=")]
    [TestCase("v1,bm90IHRoaXM= v1,GOOD")]
    [TestCase("v1a,GOOD v2,GOOD v1,GOOD", Description = "beside other versions")]
    [TestCase("v1, v1,GOOD", Description = "beside one without a signature")]
    [TestCase("v1 v1,GOOD")]
    [TestCase(",,, v1,GOOD")]
    [TestCase("v1,!!! v1,GOOD", Description = "beside one that is no Base64")]
    [TestCase("garbage v1,GOOD")]
    [TestCase("  v1,GOOD  ")]
    [TestCase("v1,bm90IHRoaXM=,v1,GOOD", Description = "joined with a comma, as frameworks join a header that came twice")]
    [TestCase("v1,bm90IHRoaXM=, v1,GOOD")]
    public void Holds_a_good_one_whatever_is_beside_it(string list) => Assert.That(Verify(list), Is.Null);

    [TestCase("v1,GOODx")]
    [TestCase("v1,xGOOD")]
    [TestCase("v1,BARE", Description = "without its padding")]
    [TestCase("v1,bm90IHRoaXM=")]
    [TestCase("v1,LOWER")]
    [TestCase("v1,AAAA v1,BBBB v2,GOOD")]
    [TestCase("v1,\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141\u0141")]
    public void Without_the_right_one_matches_nothing(string list) => Assert.That(Verify(list), Is.EqualTo(WebhookFailureReason.SignatureMismatch));

    [TestCase("GOOD")]
    [TestCase("v2,GOOD")]
    [TestCase("v1a,GOOD")]
    [TestCase("V1,GOOD")]
    [TestCase("v10,GOOD")]
    [TestCase("v1=GOOD")]
    [TestCase("v1,")]
    [TestCase("v1")]
    [TestCase(",")]
    [TestCase(" ")]
    public void Without_one_of_this_version_is_malformed(string list) => Assert.That(Verify(list), Is.EqualTo(WebhookFailureReason.MalformedHeader));

    /// <summary>A character beyond ASCII whose low byte is the right one is another character.</summary>
    [Test]
    public void Does_not_cut_characters_to_bytes()
    {
        var delivery = new Delivery();
        var signature = delivery.Signature.ToCharArray();
        signature[10] += '\u0100';
        delivery.Headers["svix-signature"] = new string(signature);

        Assert.That(delivery.Reason(), Is.EqualTo(WebhookFailureReason.SignatureMismatch));
    }

    private static WebhookFailureReason? Verify(string list)
    {
        var delivery = new Delivery();
        var good = delivery.Signature["v1,".Length..];
        delivery.Headers["svix-signature"] = list
            .Replace("GOOD", good, StringComparison.Ordinal)
            .Replace("BARE", good.TrimEnd('='), StringComparison.Ordinal)
            .Replace("LOWER", good.ToLowerInvariant(), StringComparison.Ordinal);
        return delivery.Reason();
    }
}
