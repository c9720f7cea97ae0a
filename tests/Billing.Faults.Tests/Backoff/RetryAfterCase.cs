using System;
using System.Globalization;

namespace Billing.Faults.Tests.Backoff;

/// <summary>What a server asks for, and what should come of it.</summary>
/// <param name="Headers">The header lines, without the last CR LF.</param>
/// <param name="Expected">What should come of it.</param>
/// <param name="Seconds">How long it should be waited for.</param>
public sealed record RetryAfterCase(string Headers, RetryAfterCase.Outcome Expected, double Seconds = 0)
{
    /// <summary>The date that it names; the wait is what is left until then.</summary>
    public DateTimeOffset? Until { get; private init; }

    /// <summary>What a client does with a Retry-After.</summary>
    public enum Outcome
    {
        /// <summary>It waits exactly that long.</summary>
        Waits,

        /// <summary>It waits as if nothing had been said.</summary>
        Computes,

        /// <summary>It gives up at once.</summary>
        Ends,
    }

    private const string Imf = "ddd, dd MMM yyyy HH:mm:ss 'GMT'";
    private const string Rfc850 = "dddd, dd-MMM-yy HH:mm:ss 'GMT'";
    private const string Asctime = "ddd MMM d HH:mm:ss yyyy";

    /// <summary>What servers send, rightly and wrongly.</summary>
    public static RetryAfterCase[] All() =>
    [
        Waits("1", 1), Waits("1.5", 1.5), Waits("0", 0), Waits("  1  ", 1),
        Computes("-5"), Computes("-0.5"), Computes("soon"), Computes(""), Computes("1,5"), Computes("1e1"), Computes("NaN"), Computes("١"), Computes("0x1"),
        Ends("61"), Ends("3000000"), Ends("99999999999999999999999999999999999999"), Ends("Fri, 31 Dec 9999 23:59:59 GMT"),
        Computes("Sun, 06 Nov 1994 08:49:37 GMT"), Computes("Sunday, 06-Nov-94 08:49:37 GMT"), Computes("Sun Nov  6 08:49:37 1994"),
        Date(Imf), Date(Rfc850), Date(Asctime),
        new("Retry-After: 1\r\nRetry-After: 2", Outcome.Waits, 2), new("Retry-After: soon\r\nRetry-After: 1", Outcome.Waits, 1), new("Retry-After: -5\r\nRetry-After: soon", Outcome.Computes),
        new("retry-after-ms: 700", Outcome.Waits, 0.7), new("retry-after-ms: 700\r\nRetry-After: 1", Outcome.Waits, 1), new("retry-after-ms: 70000", Outcome.Ends),
    ];

    /// <inheritdoc/>
    public override string ToString() => Headers.Replace("\r\n", " | ", StringComparison.Ordinal);

    private static RetryAfterCase Waits(string value, double seconds) => new($"Retry-After: {value}", Outcome.Waits, seconds);

    private static RetryAfterCase Computes(string value) => new($"Retry-After: {value}", Outcome.Computes);

    private static RetryAfterCase Ends(string value) => new($"Retry-After: {value}", Outcome.Ends);

    private static RetryAfterCase Date(string format)
    {
        var now = DateTimeOffset.UtcNow;
        var date = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero).AddSeconds(3);
        return Waits(date.ToString(format, CultureInfo.InvariantCulture), 3) with { Until = date };
    }
}
