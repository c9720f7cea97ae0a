using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Billing.Emulator;

/// <summary>ISO 8601 durations, added by the calendar: a month is a month, not 30 days.</summary>
internal static class IsoDuration
{
    private static readonly Regex Form = new(
        "^P(?=.)(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?=.)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?$", RegexOptions.CultureInvariant);

    internal static bool TryAdd(DateTimeOffset start, string duration, out DateTimeOffset end)
    {
        end = start;
        Match match = Form.Match(duration);
        if (!match.Success)
            return false;
        try
        {
            end = start
                .AddYears(Part(match, 1))
                .AddMonths(Part(match, 2))
                .AddDays(7L * Part(match, 3) + Part(match, 4))
                .AddHours(Part(match, 5))
                .AddMinutes(Part(match, 6))
                .AddSeconds(Part(match, 7));
            return true;
        }
        catch (Exception problem) when (problem is OverflowException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static int Part(Match match, int group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
}
