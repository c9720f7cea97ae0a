using System;

namespace Billing.Runtime;

/// <summary>The three headers of a delivery, in the form that Svix and Standard Webhooks share.</summary>
internal readonly struct SignedHeaders
{
    /// <summary>Ids of today have about 30; without an end, a guard would not be bounded.</summary>
    private const int LongestId = 256;

    /// <summary>Enough for every second of a 64-bit integer.</summary>
    private const int LongestTimestamp = 19;

    private static readonly SignedHeaderNames[] Sets = [SignedHeaderNames.Svix, SignedHeaderNames.Webhook];

    private SignedHeaders(SignedHeaderNames names, string id, string timestamp, string signature)
    {
        Names = names;
        Id = id;
        Timestamp = timestamp;
        Signature = signature;
    }

    public SignedHeaderNames Names { get; }

    public string Id { get; }

    public string Timestamp { get; }

    public string Signature { get; }

    /// <summary>Takes the first set of names of which all three are there.</summary>
    public static SignedHeaders Read(Func<string, string?> header)
    {
        Exception? thrown = null;
        string? missing = null;
        foreach (var names in Sets)
        {
            var id = Find(header, names.Id, ref thrown);
            var timestamp = Find(header, names.Timestamp, ref thrown);
            var signature = Find(header, names.Signature, ref thrown);
            if (id is not null && timestamp is not null && signature is not null)
            {
                return new SignedHeaders(names, id, timestamp, signature).CheckId();
            }

            // Of a set that is there in part, the part that lacks is named.
            missing ??= id is null && timestamp is null && signature is null ? null
                : id is null ? names.Id : timestamp is null ? names.Timestamp : names.Signature;
        }

        throw new WebhookVerificationException(
            WebhookFailureReason.MissingHeader,
            (missing is null ? "The request has neither svix-id nor webhook-id" : $"The request has no {missing}")
                + ": it is not the vendor's, or its headers were dropped on the way or are not looked up by this name.",
            thrown);
    }

    public static bool IsId(string id)
    {
        foreach (var c in id)
        {
            if (c is <= ' ' or > '~')
            {
                return false;
            }
        }

        return id.Length is > 0 and <= LongestId;
    }

    /// <summary>When it was signed, in seconds since 1970.</summary>
    public long Seconds()
    {
        var seconds = 0L;
        foreach (var c in Timestamp)
        {
            if (c is < '0' or > '9' || Timestamp.Length > LongestTimestamp)
            {
                throw Malformed(Names.Timestamp, "holds no seconds since 1970");
            }

            // 19 digits may exceed 64 bits; it is far in the future either way.
            seconds = seconds > (long.MaxValue - 9) / 10 ? long.MaxValue : (seconds * 10) + (c - '0');
        }

        return seconds;
    }

    public WebhookVerificationException Malformed(string name, string problem) => new(
        WebhookFailureReason.MalformedHeader,
        $"The header {name} {problem}: the request is not the vendor's, or its headers were changed on the way.");

    /// <summary>Look-ups of applications throw where a dictionary lacks a key; the other set of names may still be there.</summary>
    private static string? Find(Func<string, string?> header, string name, ref Exception? thrown)
    {
        try
        {
            return header(name) is { Length: > 0 } value ? value : null;
        }
        catch (Exception error)
        {
            thrown ??= error;
            return null;
        }
    }

    private SignedHeaders CheckId() =>
        IsId(Id) ? this : throw Malformed(Names.Id, FormattableString.Invariant($"is longer than {LongestId} characters or holds more than printable ASCII"));
}
