using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace Billing.Runtime;

/// <summary>
/// Verifies deliveries of vendors that sign as Svix and Standard Webhooks do. In this order: headers, time, signature, body, replay guard;
/// so the guard only remembers what the application gets.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WebhookVerifier
{
    /// <summary>Verifies a delivery.</summary>
    /// <typeparam name="TEvent">The vendor's event.</typeparam>
    /// <param name="body">The body, as it arrived.</param>
    /// <param name="header">Looks a header up by its name in lower case.</param>
    /// <param name="options">Secrets, tolerance, clock and guard.</param>
    /// <param name="read">Makes the event.</param>
    /// <returns>The event.</returns>
    /// <exception cref="WebhookVerificationException">It cannot be trusted or read.</exception>
    /// <exception cref="ArgumentNullException">The look-up or the options are null.</exception>
    public static TEvent Verify<TEvent>(ReadOnlySpan<byte> body, Func<string, string?> header, WebhookOptions options, Func<WebhookDelivery, TEvent> read)
        where TEvent : WebhookEvent => Verify(new WebhookBody(body), header, options, read);

    /// <summary>Verifies a delivery.</summary>
    /// <typeparam name="TEvent">The vendor's event.</typeparam>
    /// <param name="body">The body, read as UTF-8 and not changed; null, as some frameworks give for no body, is empty.</param>
    /// <param name="header">Looks a header up by its name in lower case.</param>
    /// <param name="options">Secrets, tolerance, clock and guard.</param>
    /// <param name="read">Makes the event.</param>
    /// <returns>The event.</returns>
    /// <exception cref="WebhookVerificationException">It cannot be trusted or read.</exception>
    /// <exception cref="ArgumentNullException">The look-up or the options are null.</exception>
    public static TEvent Verify<TEvent>(string? body, Func<string, string?> header, WebhookOptions options, Func<WebhookDelivery, TEvent> read)
        where TEvent : WebhookEvent => Verify(new WebhookBody(body ?? string.Empty), header, options, read);

    private static TEvent Verify<TEvent>(WebhookBody body, Func<string, string?> header, WebhookOptions options, Func<WebhookDelivery, TEvent> read)
    {
        Ensure.NotNull(header, nameof(header));
        Ensure.NotNull(options, nameof(options));
        var headers = SignedHeaders.Read(header);
        var now = options.TimeProvider.GetUtcNow();
        var sentAt = CheckTime(headers, now, options.Tolerance);
        CheckSignature(body, headers, options.Secrets);
        try
        {
            var made = read(Read(body, headers.Id, sentAt));
            CheckReplay(headers.Id, now, sentAt, options);
            return made;
        }
        catch (WebhookVerificationException error)
        {
            error.WebhookId = headers.Id;
            throw;
        }
    }

    /// <summary>Both are compared in whole seconds, as Svix does: 300.9 seconds are within 300.</summary>
    private static DateTimeOffset CheckTime(SignedHeaders headers, DateTimeOffset now, TimeSpan tolerance)
    {
        var seconds = headers.Seconds();
        var age = now.ToUnixTimeSeconds() - seconds;
        var limit = (long)tolerance.TotalSeconds;
        if (age > limit)
        {
            throw new WebhookVerificationException(WebhookFailureReason.TimestampTooOld, string.Format(
                CultureInfo.InvariantCulture,
                "The delivery was signed {0} s ago by this machine's clock, and {1} s are allowed: it came late, an old one was sent again, or the clock is fast.",
                age,
                limit));
        }

        return age >= -limit ? DateTimeOffset.FromUnixTimeSeconds(seconds) : throw new WebhookVerificationException(WebhookFailureReason.TimestampTooNew, string.Format(
            CultureInfo.InvariantCulture,
            "The delivery was signed {0} s in the future by this machine's clock, and {1} s are allowed: the clock is slow, or the request is not the vendor's.",
            -age,
            limit));
    }

    private static void CheckSignature(WebhookBody body, SignedHeaders headers, IList<string?> secrets)
    {
        var keys = WebhookSecret.DecodeAll(secrets);
        var signatures = new SignatureList(headers.Signature);
        if (!signatures.HasAny())
        {
            throw headers.Malformed(headers.Names.Signature, "holds no signature of version v1");
        }

        Span<byte> expected = stackalloc byte[WebhookSignature.Length];
        foreach (var key in keys)
        {
            try
            {
                WebhookSignature.Write(key, headers.Id, headers.Timestamp, body, expected);
            }
            catch (EncoderFallbackException)
            {
                throw new WebhookVerificationException(
                    WebhookFailureReason.SignatureMismatch,
                    "The body was given as text that is no valid Unicode, so it is not the text that was sent: give its bytes.");
            }

            if (signatures.Contains(expected))
            {
                return;
            }
        }

        throw new WebhookVerificationException(
            WebhookFailureReason.SignatureMismatch,
            $"No signature of {headers.Names.Signature} fits: the body is not exactly the bytes that were sent (it was parsed and written again, or decoded), the secret is another endpoint's, or the request is forged.");
    }

    private static WebhookDelivery Read(WebhookBody body, string id, DateTimeOffset sentAt)
    {
        try
        {
            var kept = body.Keep();
            return kept.Parse() is { } members
                ? new WebhookDelivery(id, sentAt, kept, members)
                : throw Malformed("Expected an object, but found null.");
        }
        catch (JsonReadException error)
        {
            // Not where: names of members may be a customer's.
            throw Malformed($"Expected {error.Expected}, but found {error.Found}.");
        }
    }

    private static void CheckReplay(string id, DateTimeOffset now, DateTimeOffset sentAt, WebhookOptions options)
    {
        bool isNew;
        try
        {
            // A second longer, because the age is compared in whole seconds.
            isNew = options.ReplayGuard?.TryRemember(id, now, sentAt + options.Tolerance + TimeSpan.FromSeconds(1)) ?? true;
        }
        catch (Exception error)
        {
            throw new WebhookVerificationException(
                WebhookFailureReason.ReplayGuard,
                "The replay guard failed, so whether the delivery is a second one is not known. Answer with an error: the vendor delivers it again later.",
                error);
        }

        if (!isNew)
        {
            throw new WebhookVerificationException(
                WebhookFailureReason.Replayed,
                "The replay guard has seen this delivery: it was sent again by the vendor, who had no answer in time, or by somebody who captured it.");
        }
    }

    private static WebhookVerificationException Malformed(string problem) =>
        new(WebhookFailureReason.MalformedBody, "The signature is right, but the body cannot be read. " + problem);
}
