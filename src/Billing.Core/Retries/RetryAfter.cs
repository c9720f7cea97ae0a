using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;

namespace Billing.Runtime;

/// <summary>Reads how long a server asks to wait, whatever the culture and however odd the text.</summary>
internal static class RetryAfter
{
    private static readonly string[] DateFormats =
    {
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss 'GMT'", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy",
    };

    /// <summary>The wait; null when there is none, it is unreadable, negative or a date in the past.</summary>
    /// <remarks>Of several values the longest counts. A wait too long for a <see cref="TimeSpan"/> is the longest one.</remarks>
    public static TimeSpan? Read(HttpResponseMessage response, VendorProfile profile, DateTimeOffset now)
    {
        TimeSpan? longest = null;
        Collect(response, "retry-after-ms", 0.001, now, ref longest);
        Collect(response, "Retry-After", 1, now, ref longest);
        foreach (var name in profile.RetryAfterHeaders)
        {
            Collect(response, name, 1, now, ref longest);
        }

        return longest;
    }

    internal static TimeSpan? Parse(string text, double unitSeconds, DateTimeOffset now)
    {
        text = text.Trim();
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            // A sum of this size would overflow; it is refused as too long anyway.
            var seconds = Math.Min(number * unitSeconds, int.MaxValue);
            return seconds >= 0 ? TimeSpan.FromSeconds(seconds) : null;
        }

        if (DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var date))
        {
            return date > now ? date - now : null;
        }

        return null;
    }

    private static void Collect(HttpResponseMessage response, string name, double unitSeconds, DateTimeOffset now, ref TimeSpan? longest)
    {
        if (!response.Headers.TryGetValues(name, out IEnumerable<string>? values))
        {
            return;
        }

        foreach (var value in values)
        {
            if (Parse(value, unitSeconds, now) is { } wait && (longest is null || wait > longest))
            {
                longest = wait;
            }
        }
    }
}
