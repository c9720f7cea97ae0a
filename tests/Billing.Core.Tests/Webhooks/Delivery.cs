using System;
using System.Collections.Generic;
using System.Text;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Webhooks;

/// <summary>A delivery that verifies, for a test to spoil one part of it.</summary>
internal sealed class Delivery
{
    public const string Secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    public const string OtherSecret = "whsec_//////////////////////////////////////////8=";

    public Delivery(string body = "{\"type\":\"invoice.paid\",\"data\":{\"amount\":10.50}}", string secret = Secret)
        : this(Encoding.UTF8.GetBytes(body), secret)
    {
    }

    public Delivery(byte[] body, string secret = Secret)
    {
        Body = body;
        Headers = new WebhookSigner(secret, Clock).Sign(body, "msg_1");
        Options = new WebhookOptions(Secret) { TimeProvider = Clock };
    }

    /// <summary>Stands at the time of signing.</summary>
    public ManualTimeProvider Clock { get; } = new();

    public byte[] Body { get; }

    public Dictionary<string, string> Headers { get; }

    public WebhookOptions Options { get; init; }

    public string Signature => Headers["svix-signature"];

    public TestEvent Verify() => Verify(WebhookHeaders.From(Headers));

    public TestEvent Verify(Func<string, string?> header) => WebhookVerifier.Verify(Body, header, Options, static delivery => new TestEvent(delivery));

    public WebhookVerificationException Refusal() => Assert.Throws<WebhookVerificationException>(() => Verify())!;

    public WebhookFailureReason? Reason()
    {
        try
        {
            Verify();
            return null;
        }
        catch (WebhookVerificationException refusal)
        {
            return refusal.Reason;
        }
    }
}
