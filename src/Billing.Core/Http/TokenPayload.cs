using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Text;

namespace Billing.Runtime;

/// <summary>
/// Reads the payload of a vendor's token. It is read, never verified: the signing secret is the vendor's own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TokenPayload
{
    /// <summary>A text of the payload, such as <c>jti</c>.</summary>
    /// <param name="token">The token: dot-separated base64url parts.</param>
    /// <param name="payloadPart">Which part is the payload, from 0.</param>
    /// <param name="name">The member.</param>
    /// <returns>The text; null when the token is not of that form or lacks the member.</returns>
    public static string? Text(string? token, int payloadPart, string name) => Read(token, payloadPart) is { } payload && payload.TryGetValue(name, out var value) ? value as string : null;

    /// <summary>A point in time of the payload, such as <c>exp</c>, in seconds since 1970.</summary>
    /// <param name="token">The token: dot-separated base64url parts.</param>
    /// <param name="payloadPart">Which part is the payload, from 0.</param>
    /// <param name="name">The member.</param>
    /// <returns>The time; null when the token is not of that form or lacks the member.</returns>
    public static DateTimeOffset? Time(string? token, int payloadPart, string name) =>
        Read(token, payloadPart) is { } payload && payload.TryGetValue(name, out var value) && value is long seconds && seconds is > 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static Dictionary<string, object?>? Read(string? token, int payloadPart)
    {
        var parts = token?.Split('.');
        if (parts is null || parts.Length <= payloadPart)
        {
            return null;
        }

        // A prefix such as bos_session_test_ may itself hold underscores, which base64url allows: the payload begins with the text of "{".
        var part = parts[payloadPart];
        var start = part.IndexOf("eyJ", StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var base64 = part.Substring(start).Replace('-', '+').Replace('_', '/');
        base64 = base64.PadRight((base64.Length + 3) / 4 * 4, '=');
        try
        {
            return JsonIo.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(base64)), JsonIo.Any) as Dictionary<string, object?>;
        }
        catch (Exception error) when (error is FormatException or JsonReadException)
        {
            return null;
        }
    }
}
