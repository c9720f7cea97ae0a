using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>
/// Decides what of a request or answer may be shown in a log: names of members, and the values of ids, enums, numbers, booleans
/// and dates. Everything else is shown as <c>***</c>: what is not known to be harmless is not.
/// </summary>
internal static class Masking
{
    public const string Hidden = "***";

    /// <summary>A run of 12 digits and more may be a card or account number.</summary>
    private const long SmallestAccountNumber = 100_000_000_000;

    private static readonly HashSet<string> EnumMembers = new(StringComparer.OrdinalIgnoreCase)
    {
        "status", "type", "kind", "object", "currency", "model", "code", "mode", "aggregation", "windowSize", "window_size", "featureType",
        "feature_type", "featureKey", "feature_key", "featureSlug", "eventName", "paymentTerm", "billingCadence", "billingInterval", "reason",
        "denomination", "operation", "object_type", "collectionMethod", "salesMotion",
    };

    private static readonly HashSet<string> HeadersShown = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Content-Type", "Content-Length", "Content-Encoding", "Date", "Retry-After", "retry-after-ms", "Retry-After-scoped", "User-Agent", "x-request-id",
        "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
    };

    private static readonly string[] SecretPrefixes = { "sk_", "pk_", "upay_", "whsec_", "bos_session", "eyJ", "Bearer" };

    private static readonly string[] PrivateNames = { "token", "secret", "password", "phone", "postal", "zip", "iban", "card", "cvc", "taxId", "tax_id" };

    public static bool ShowsHeader(string name) => HeadersShown.Contains(name);

    /// <summary>Whether a text is a short token: a code or an id, not a sentence, an address or a key.</summary>
    public static bool IsToken(string? text)
    {
        if (text is null || text.Length is 0 or > 100 || IsSecret(text))
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
            var value = equals < 0 ? string.Empty : Uri.UnescapeDataString(pair.Substring(equals + 1));
            text.Append(separator).Append(name).Append('=').Append(Shows(name, value) ? pair.Substring(equals + 1) : Hidden);
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
                Copy(reader, writer);
            }

            return output.ToString();
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException)
        {
            return string.Format(CultureInfo.InvariantCulture, "<{0} characters that are no JSON>", body.Length);
        }
    }

    private static void Copy(JsonTextReader reader, JsonTextWriter writer)
    {
        var name = string.Empty;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonToken.PropertyName:
                    name = (string)reader.Value!;
                    // In free-form maps the name itself can be a customer's.
                    writer.WritePropertyName(IsToken(name) ? name : Hidden);
                    break;
                case JsonToken.String:
                    var value = (string)reader.Value!;
                    writer.WriteValue(Shows(name, value) ? value : Hidden);
                    break;
                case JsonToken.Integer or JsonToken.Float when !ShowsNumber(name, reader.Value!):
                    writer.WriteValue(Hidden);
                    break;
                case JsonToken.EndObject:
                    // What follows in an array belongs to the array, not to the object's last member.
                    name = string.Empty;
                    writer.WriteToken(reader, false);
                    break;
                default:
                    writer.WriteToken(reader, false);
                    break;
            }
        }
    }

    private static bool Shows(string name, string value)
    {
        if (!IsToken(value) || IsPrivateName(name))
        {
            return false;
        }

        return IsNumberOrDate(value) || EnumMembers.Contains(name) || IsIdName(name);
    }

    private static bool ShowsNumber(string name, object value) =>
        !IsPrivateName(name) && value switch
        {
            long number => number is > -SmallestAccountNumber and < SmallestAccountNumber,
            decimal number => number is > -SmallestAccountNumber and < SmallestAccountNumber,
            _ => false,
        };

    /// <summary>Members whose value is a customer's or a secret, though it may look like an id or a number.</summary>
    private static bool IsPrivateName(string name)
    {
        foreach (var part in PrivateNames)
        {
            if (name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIdName(string name) =>
        name.Equals("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("_id", StringComparison.Ordinal);

    private static bool IsNumberOrDate(string value) =>
        (value.Length < 12 && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        || (value.Length is >= 10 and <= 35 && value[4] == '-' && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));

    private static bool IsSecret(string text)
    {
        foreach (var prefix in SecretPrefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
