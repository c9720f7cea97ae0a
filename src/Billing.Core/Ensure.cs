using System;
using System.Threading;

namespace Billing.Runtime;

/// <summary>Checks of arguments and options; each names the parameter and the rule.</summary>
internal static class Ensure
{
    public static T NotNull<T>(T? value, string name)
        where T : class => value ?? throw new ArgumentNullException(name);

    public static void NotNegative(TimeSpan value, string name)
    {
        if (value < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(name, value, "must not be negative.");
        }
    }

    /// <summary>A limit is positive and fits a timer, or is infinite.</summary>
    public static TimeSpan Limit(TimeSpan value, string name)
    {
        if (value != Timeout.InfiniteTimeSpan && (value <= TimeSpan.Zero || value.TotalMilliseconds > int.MaxValue))
        {
            throw new ArgumentOutOfRangeException(name, value, "must be positive and below 24 days, or Timeout.InfiniteTimeSpan.");
        }

        return value;
    }

    /// <summary>A header value that cannot smuggle a second header in.</summary>
    public static void HeaderValue(string value, string name)
    {
        foreach (var c in value)
        {
            if (c is < ' ' or > '~')
            {
                throw new ArgumentException("must hold printable ASCII characters only.", name);
            }
        }
    }
}
