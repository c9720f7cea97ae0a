using System;
using System.Collections.Generic;
using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>
/// Verifies what Paygentic delivers to an application's endpoint: an HMAC-SHA256 in the form of Svix, signed within 300 seconds of now.
/// Headers may be named <c>svix-…</c> or <c>webhook-…</c>.
/// </summary>
/// <remarks>
/// Paygentic's documentation says that Svix delivers, with the headers <c>svix-…</c>, a tolerance of 5 minutes and 8 attempts in
/// about 28 hours. It restates neither the signature, which is Svix's, nor the members of <c>data</c>.
/// </remarks>
public static class PaygenticWebhooks
{
    /// <summary>Verifies a delivery.</summary>
    /// <param name="body">The body as it arrived: its bytes, before anything parses them.</param>
    /// <param name="header">Looks a header up by its name in lower case, such as <c>name => Request.Headers[name]</c>. One that throws counts as a header that is not there.</param>
    /// <param name="secrets">The endpoint's secrets: one, or the new and the old one while it is being replaced. Null and empty ones are passed over.</param>
    /// <returns>The event.</returns>
    /// <exception cref="WebhookVerificationException">The delivery cannot be trusted or read, or no secret is usable; its reason says which.</exception>
    /// <exception cref="System.ArgumentNullException">The look-up is null.</exception>
    public static PaygenticEvent Verify(ReadOnlySpan<byte> body, Func<string, string?> header, params string?[] secrets) =>
        Verify(body, header, new WebhookOptions(secrets));

    /// <summary>Verifies a delivery.</summary>
    /// <param name="body">The body as it arrived: its bytes, before anything parses them.</param>
    /// <param name="headers">The headers, with one value each; names are compared without case. Null holds none.</param>
    /// <param name="secrets">The endpoint's secrets: one, or the new and the old one while it is being replaced. Null and empty ones are passed over.</param>
    /// <returns>The event.</returns>
    /// <exception cref="WebhookVerificationException">The delivery cannot be trusted or read, or no secret is usable; its reason says which.</exception>
    public static PaygenticEvent Verify(ReadOnlySpan<byte> body, IEnumerable<KeyValuePair<string, string>>? headers, params string?[] secrets) =>
        Verify(body, WebhookHeaders.From(headers), new WebhookOptions(secrets));

    /// <summary>Verifies a delivery.</summary>
    /// <typeparam name="TValues">Holds the values of a header: an array, a list, or ASP.NET Core's <c>StringValues</c>.</typeparam>
    /// <param name="body">The body as it arrived: its bytes, before anything parses them.</param>
    /// <param name="headers">The headers, with several values each, such as <c>HttpRequest.Headers</c>; names are compared without case. Null holds none.</param>
    /// <param name="secrets">The endpoint's secrets: one, or the new and the old one while it is being replaced. Null and empty ones are passed over.</param>
    /// <returns>The event.</returns>
    /// <exception cref="WebhookVerificationException">The delivery cannot be trusted or read, or no secret is usable; its reason says which.</exception>
    public static PaygenticEvent Verify<TValues>(ReadOnlySpan<byte> body, IEnumerable<KeyValuePair<string, TValues>>? headers, params string?[] secrets)
        where TValues : IEnumerable<string?> =>
        Verify(body, WebhookHeaders.From(headers), new WebhookOptions(secrets));

    /// <summary>Verifies a delivery.</summary>
    /// <param name="body">The body as it arrived: its bytes, before anything parses them.</param>
    /// <param name="header">Looks a header up by its name in lower case, such as <c>name => Request.Headers[name]</c>. One that throws counts as a header that is not there.</param>
    /// <param name="options">Secrets, tolerance, clock and replay guard.</param>
    /// <returns>The event.</returns>
    /// <exception cref="WebhookVerificationException">The delivery cannot be trusted or read, or no secret is usable; its reason says which.</exception>
    /// <exception cref="System.ArgumentNullException">The look-up or the options are null.</exception>
    public static PaygenticEvent Verify(ReadOnlySpan<byte> body, Func<string, string?> header, WebhookOptions options) =>
        WebhookVerifier.Verify(body, header, options, static delivery => new PaygenticEvent(delivery));

    /// <summary>Verifies a delivery.</summary>
    /// <param name="body">The body as it arrived, read as UTF-8; null, as some frameworks give for no body, is empty. Bytes are safer.</param>
    /// <param name="header">Looks a header up by its name in lower case, such as <c>name => Request.Headers[name]</c>. One that throws counts as a header that is not there.</param>
    /// <param name="secrets">The endpoint's secrets: one, or the new and the old one while it is being replaced. Null and empty ones are passed over.</param>
    /// <returns>The event.</returns>
    /// <exception cref="WebhookVerificationException">The delivery cannot be trusted or read, or no secret is usable; its reason says which.</exception>
    /// <exception cref="System.ArgumentNullException">The look-up is null.</exception>
    public static PaygenticEvent Verify(string? body, Func<string, string?> header, params string?[] secrets) =>
        Verify(body, header, new WebhookOptions(secrets));

    /// <summary>Verifies a delivery.</summary>
    /// <param name="body">The body as it arrived, read as UTF-8; null, as some frameworks give for no body, is empty. Bytes are safer.</param>
    /// <param name="headers">The headers, with one value each; names are compared without case. Null holds none.</param>
    /// <param name="secrets">The endpoint's secrets: one, or the new and the old one while it is being replaced. Null and empty ones are passed over.</param>
    /// <returns>The event.</returns>
    /// <exception cref="WebhookVerificationException">The delivery cannot be trusted or read, or no secret is usable; its reason says which.</exception>
    public static PaygenticEvent Verify(string? body, IEnumerable<KeyValuePair<string, string>>? headers, params string?[] secrets) =>
        Verify(body, WebhookHeaders.From(headers), new WebhookOptions(secrets));

    /// <summary>Verifies a delivery.</summary>
    /// <typeparam name="TValues">Holds the values of a header: an array, a list, or ASP.NET Core's <c>StringValues</c>.</typeparam>
    /// <param name="body">The body as it arrived, read as UTF-8; null, as some frameworks give for no body, is empty. Bytes are safer.</param>
    /// <param name="headers">The headers, with several values each, such as <c>HttpRequest.Headers</c>; names are compared without case. Null holds none.</param>
    /// <param name="secrets">The endpoint's secrets: one, or the new and the old one while it is being replaced. Null and empty ones are passed over.</param>
    /// <returns>The event.</returns>
    /// <exception cref="WebhookVerificationException">The delivery cannot be trusted or read, or no secret is usable; its reason says which.</exception>
    public static PaygenticEvent Verify<TValues>(string? body, IEnumerable<KeyValuePair<string, TValues>>? headers, params string?[] secrets)
        where TValues : IEnumerable<string?> =>
        Verify(body, WebhookHeaders.From(headers), new WebhookOptions(secrets));

    /// <summary>Verifies a delivery.</summary>
    /// <param name="body">The body as it arrived, read as UTF-8; null, as some frameworks give for no body, is empty. Bytes are safer.</param>
    /// <param name="header">Looks a header up by its name in lower case, such as <c>name => Request.Headers[name]</c>. One that throws counts as a header that is not there.</param>
    /// <param name="options">Secrets, tolerance, clock and replay guard.</param>
    /// <returns>The event.</returns>
    /// <exception cref="WebhookVerificationException">The delivery cannot be trusted or read, or no secret is usable; its reason says which.</exception>
    /// <exception cref="System.ArgumentNullException">The look-up or the options are null.</exception>
    public static PaygenticEvent Verify(string? body, Func<string, string?> header, WebhookOptions options) =>
        WebhookVerifier.Verify(body, header, options, static delivery => new PaygenticEvent(delivery));
}
