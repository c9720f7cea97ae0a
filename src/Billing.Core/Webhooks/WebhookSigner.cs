using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Billing.Runtime;

namespace Billing;

/// <summary>Signs deliveries as a vendor does, for tests of an application's own endpoint.</summary>
public sealed class WebhookSigner
{
    private const int KeyLength = 24;

    private readonly byte[] _key;
    private readonly TimeProvider _time;

    /// <summary>Makes a signer.</summary>
    /// <param name="secret">The secret of the endpoint, such as one of <see cref="CreateSecret"/>.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentNullException">The secret is null.</exception>
    /// <exception cref="ArgumentException">The secret is not of the form <c>whsec_</c> and Base64.</exception>
    public WebhookSigner(string secret, TimeProvider? timeProvider = null)
    {
        _key = WebhookSecret.Decode(Ensure.NotNull(secret, nameof(secret))) ?? throw new ArgumentException("must be whsec_ and Base64.", nameof(secret));
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Whether headers are named <c>webhook-…</c>, as under a vendor's own brand, and not <c>svix-…</c>.</summary>
    /// <value>The default is false.</value>
    public bool UsesWebhookNames { get; set; }

    /// <summary>Makes a random secret of 24 bytes.</summary>
    /// <returns><c>whsec_</c> and Base64.</returns>
    public static string CreateSecret()
    {
        var key = new byte[KeyLength];
        using (var random = RandomNumberGenerator.Create())
        {
            random.GetBytes(key);
        }

        return WebhookSecret.Prefix + Convert.ToBase64String(key);
    }

    /// <summary>Signs a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="id">The id of the delivery; null for a new one.</param>
    /// <param name="sentAt">When it is sent, to the second; null for now.</param>
    /// <returns>The three headers of the delivery; names are compared without case.</returns>
    /// <exception cref="ArgumentException">The id is empty, longer than 256 characters or holds more than printable ASCII.</exception>
    public Dictionary<string, string> Sign(ReadOnlySpan<byte> body, string? id = null, DateTimeOffset? sentAt = null) =>
        Sign(new WebhookBody(body), id, sentAt);

    /// <summary>Signs a body.</summary>
    /// <param name="body">The body, which is sent as UTF-8.</param>
    /// <param name="id">The id of the delivery; null for a new one.</param>
    /// <param name="sentAt">When it is sent, to the second; null for now.</param>
    /// <returns>The three headers of the delivery; names are compared without case.</returns>
    /// <exception cref="ArgumentNullException">The body is null.</exception>
    /// <exception cref="ArgumentException">The id is empty, longer than 256 characters or holds more than printable ASCII; or the body is no valid Unicode.</exception>
    public Dictionary<string, string> Sign(string body, string? id = null, DateTimeOffset? sentAt = null) =>
        Sign(new WebhookBody(Ensure.NotNull(body, nameof(body))), id, sentAt);

    private Dictionary<string, string> Sign(WebhookBody body, string? id, DateTimeOffset? sentAt)
    {
        id ??= "msg_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        if (!SignedHeaders.IsId(id))
        {
            throw new ArgumentException("must be 1 to 256 printable ASCII characters.", nameof(id));
        }

        var timestamp = (sentAt ?? _time.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = new byte[WebhookSignature.Length];
        WebhookSignature.Write(_key, id, timestamp, body, signature);
        var names = UsesWebhookNames ? SignedHeaderNames.Webhook : SignedHeaderNames.Svix;
        return new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [names.Id] = id,
            [names.Timestamp] = timestamp,
            [names.Signature] = "v1," + Encoding.ASCII.GetString(signature),
        };
    }
}
