namespace Billing.Runtime;

/// <summary>What the three headers of a delivery are called, under Svix's name or under a vendor's own brand.</summary>
internal sealed class SignedHeaderNames
{
    private SignedHeaderNames(string prefix)
    {
        Id = prefix + "id";
        Timestamp = prefix + "timestamp";
        Signature = prefix + "signature";
    }

    public static SignedHeaderNames Svix { get; } = new("svix-");

    public static SignedHeaderNames Webhook { get; } = new("webhook-");

    public string Id { get; }

    public string Timestamp { get; }

    public string Signature { get; }
}
