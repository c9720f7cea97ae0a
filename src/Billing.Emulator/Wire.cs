using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Billing.Emulator;

/// <summary>How values look on the wire.</summary>
internal static class Wire
{
    private static readonly byte[] SigningKey = Encoding.UTF8.GetBytes("emulator signing key: no secret");

    /// <summary>UTC with milliseconds and a Z.</summary>
    internal static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static string? Time(DateTimeOffset? time) => time is { } value ? Time(value) : null;

    internal static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Money as text in major units with at least two decimals.</summary>
    internal static string Money(decimal amount) => amount.ToString("0.00#######", CultureInfo.InvariantCulture);

    internal static string Base64Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    internal static string Base64Url(JsonObject payload) => Base64Url(Encoding.UTF8.GetBytes(JsonText.Write(payload)));

    /// <summary>HMAC-SHA256 with a key that nobody else has: clients read tokens, they do not verify them.</summary>
    internal static byte[] Sign(string text)
    {
        using var hmac = new HMACSHA256(SigningKey);
        return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
    }

    internal static string Hex(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length * 2);
        foreach (byte value in bytes)
            text.Append(value.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
