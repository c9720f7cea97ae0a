using System;
using System.Globalization;

namespace Billing;

/// <summary>What the server says of its rate limit, from the <c>X-RateLimit-*</c> headers.</summary>
public sealed class RateLimit
{
    private RateLimit(long? limit, long? remaining, TimeSpan? resetAfter)
    {
        Limit = limit;
        Remaining = remaining;
        ResetAfter = resetAfter;
    }

    /// <summary>Calls that a window allows.</summary>
    public long? Limit { get; }

    /// <summary>Calls left in this window.</summary>
    public long? Remaining { get; }

    /// <summary>When the next window begins, counted from the answer.</summary>
    public TimeSpan? ResetAfter { get; }

    internal static RateLimit? From(ResponseHeaders headers)
    {
        var limit = Number(headers["X-RateLimit-Limit"]);
        var remaining = Number(headers["X-RateLimit-Remaining"]);
        var reset = Number(headers["X-RateLimit-Reset"]);
        if (limit is null && remaining is null && reset is null)
        {
            return null;
        }

        // Above a day the number is a point in time, whose unit no vendor here documents.
        return new RateLimit(limit, remaining, reset is >= 0 and <= 86400 ? TimeSpan.FromSeconds(reset.Value) : null);
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
