using System;
using System.Collections.Generic;

namespace Billing.Runtime;

/// <summary>Secrets as vendors show them: <c>whsec_</c> and the key in Base64.</summary>
internal static class WebhookSecret
{
    public const string Prefix = "whsec_";

    /// <summary>The key; null when the secret is malformed. An empty key is none: everybody could sign with it.</summary>
    public static byte[]? Decode(string secret)
    {
        // A secret read from a file often ends in a line break.
        var text = secret.Trim();
        text = text.StartsWith(Prefix, StringComparison.Ordinal) ? text.Substring(Prefix.Length) : text;
        try
        {
            return Convert.FromBase64String(text) is { Length: > 0 } key ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The keys of an endpoint. A malformed one is reported although another may fit: else its replacement would fail one day.</summary>
    public static List<byte[]> DecodeAll(IList<string?> secrets)
    {
        var keys = new List<byte[]>(secrets.Count);
        for (var i = 0; i < secrets.Count; i++)
        {
            if (secrets[i] is { } secret && secret.Trim().Length > 0)
            {
                keys.Add(Decode(secret) ?? throw new WebhookVerificationException(
                    WebhookFailureReason.Secret,
                    "A webhook secret is not of the form whsec_ and Base64: copy it again from the vendor's page of this endpoint."));
            }
        }

        return keys.Count > 0 ? keys : throw new WebhookVerificationException(
            WebhookFailureReason.Secret,
            "No webhook secret is set: give the one that the vendor shows for this endpoint.");
    }
}
