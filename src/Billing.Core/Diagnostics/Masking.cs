using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>
/// Decides what of a request or answer may be shown in a log: names of members, and the values of ids, enums, numbers, booleans
/// and dates. Everything else is shown as <c>***</c>: what is not known to be harmless is not. Inside a private member
/// (a card, an address) nothing is shown, inside free-form data only booleans and short numbers.
/// </summary>
internal static class Masking
{
    public const string Hidden = "***";

    /// <summary>A run of 12 digits and more may be a card or account number.</summary>
    private const long SmallestAccountNumber = 100_000_000_000;

    private const int FewestAccountDigits = 12;

    /// <summary>In free-form data a run of 7 digits and more may be a phone number or a birthday.</summary>
    private const int MostFreeFormDigits = 6;

    private static readonly HashSet<string> HeadersShown = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Content-Type", "Content-Length", "Content-Encoding", "Date", "Retry-After", "retry-after-ms", "Retry-After-scoped", "User-Agent", "x-request-id",
        "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
    };

    private static readonly string[] SecretPrefixes = { "sk_", "pk_", "upay_", "whsec_", "bos_session", "eyJ", "Bearer" };

    /// <summary>Whether a header may be shown: one known to be harmless, with a value that nobody put a key, an address or an account number into.</summary>
    public static bool ShowsHeader(string name, string value) =>
        HeadersShown.Contains(name) && value.IndexOf('@') < 0 && value.IndexOf("%40", StringComparison.Ordinal) < 0 && !IsSecret(value) && !HoldsAccountNumber(value);

    /// <summary>Whether a text is a short token: a code or an id, not a sentence, an address or a key.</summary>
    public static bool IsToken(string? text)
    {
        if (text is null || text.Length is 0 or > 100 || IsSecret(text) || IsAccountNumber(text))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or ':'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The path and query with private values hidden.</summary>
    public static string PathAndQuery(Uri url)
    {
        var text = new StringBuilder();
        foreach (var segment in url.AbsolutePath.Split('/'))
        {
            text.Append(IsToken(Uri.UnescapeDataString(segment)) ? segment : segment.Length == 0 ? string.Empty : Hidden).Append('/');
        }

        text.Length--;
        var separator = '?';
        foreach (var pair in url.Query.TrimStart('?').Split(new[] { '&' }, StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair.Substring(0, equals);
            var value = equals < 0 ? string.Empty : pair.Substring(equals + 1);
            var parts = Uri.UnescapeDataString(name).Split(new[] { '[', ']', '.' }, StringSplitOptions.RemoveEmptyEntries);
            text.Append(separator).Append(parts.All(IsToken) ? name : Hidden).Append('=').Append(ShowsQuery(parts, Uri.UnescapeDataString(value)) ? value : Hidden);
            separator = '&';
        }

        return text.ToString();
    }

    /// <summary>JSON with private values hidden; another text only by its length.</summary>
    public static string Json(string body)
    {
        if (body.Length == 0)
        {
            return string.Empty;
        }

        try
        {
            using var output = new StringWriter(CultureInfo.InvariantCulture);
            using (var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal, MaxDepth = 64 })
            using (var writer = new JsonTextWriter(output) { Culture = CultureInfo.InvariantCulture, AutoCompleteOnClose = false })
            {
                new MaskedJson(reader, writer).Copy();
            }

            return output.ToString();
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException)
        {
            return string.Format(CultureInfo.InvariantCulture, "<{0} characters that are no JSON>", body.Length);
        }
    }

    /// <summary>Whether a value of JSON may be shown.</summary>
    /// <param name="name">The name of the member; of the array for its items.</param>
    /// <param name="value">A text, a number or a boolean.</param>
    /// <param name="privacy">What the names around it say, its own included.</param>
    public static bool Shows(string name, object value, Privacy privacy) => (value, privacy) switch
    {
        (_, Privacy.Private) => false,
        (bool, _) => true,
        (string, Privacy.FreeForm) => false,
        (string text, _) => IsToken(text) && (IsNumberOrDate(text) || MemberPrivacy.IsEnum(name) || MemberPrivacy.IsId(name)),
        (long number, Privacy.FreeForm) => HasFewDigits(number.ToString(CultureInfo.InvariantCulture)),
        (decimal number, Privacy.FreeForm) => HasFewDigits(number.ToString(CultureInfo.InvariantCulture)),
        (long number, _) => number is > -SmallestAccountNumber and < SmallestAccountNumber,
        (decimal number, _) => number is > -SmallestAccountNumber and < SmallestAccountNumber,
        _ => false,
    };

    /// <summary>A parameter such as <c>metadata[order]</c> goes by all parts of its name.</summary>
    private static bool ShowsQuery(string[] parts, string value)
    {
        var privacy = parts.Select(MemberPrivacy.Of).DefaultIfEmpty(Privacy.Documented).Max();
        return privacy == Privacy.FreeForm
            ? IsNumberOrDate(value) && HasFewDigits(value)
            : Shows(parts.LastOrDefault() ?? string.Empty, value, privacy);
    }

    private static bool HasFewDigits(string number) => number.Count(char.IsDigit) <= MostFreeFormDigits;

    private static bool IsNumberOrDate(string value) =>
        (value.Length < 12 && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        || (value.Length is >= 10 and <= 35 && value[4] == '-' && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));

    /// <summary>Also in the middle: servers quote a key that they refuse.</summary>
    private static bool IsSecret(string text)
    {
        foreach (var prefix in SecretPrefixes)
        {
            if (text.IndexOf(prefix, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Digits in groups and nothing else. An id has letters, a date fewer digits.</summary>
    private static bool IsAccountNumber(string text) => text.All(static c => c is (>= '0' and <= '9') or '-') && text.Count(char.IsDigit) >= FewestAccountDigits;

    private static bool HoldsAccountNumber(string text) => text.Split(' ', ',', ';', '/').Any(IsAccountNumber);
}
