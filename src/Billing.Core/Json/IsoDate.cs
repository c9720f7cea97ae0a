using System;
using System.Globalization;

namespace Billing.Runtime;

/// <summary>Points in time as ISO 8601 text, read and written without culture and without the machine's time zone.</summary>
internal static class IsoDate
{
    /// <summary>Reads a date with an optional time and an optional zone. Without a zone it is UTC, never the machine's zone.</summary>
    /// <remarks>A blank serves as T, as databases print it; digits beyond 100 ns, which Go and Postgres send, are cut.</remarks>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset date)
    {
        var rest = text;
        var ticks = 0L;
        var offset = 0;
        date = default;
        if (!TryNumber(ref rest, 4, out var year) || !TrySkip(ref rest, '-')
            || !TryNumber(ref rest, 2, out var month) || !TrySkip(ref rest, '-')
            || !TryNumber(ref rest, 2, out var day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return TryHttpDate(text, out date);
        }

        if (!rest.IsEmpty && (!(TrySkip(ref rest, 'T') || TrySkip(ref rest, 't') || TrySkip(ref rest, ' '))
            || !TryTime(ref rest, out ticks) || !TryZone(ref rest, out offset) || !rest.IsEmpty))
        {
            return false;
        }

        var local = new DateTime(year, month, day).Ticks + ticks;
        var utc = local - (offset * TimeSpan.TicksPerMinute);
        if (utc < 0 || utc > DateTime.MaxValue.Ticks || local > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        date = new DateTimeOffset(local, TimeSpan.FromMinutes(offset));
        return true;
    }

    /// <summary>Writes with as many digits as needed, up to seven, and Z for UTC.</summary>
    public static string ToText(DateTimeOffset date)
    {
        Span<char> text = stackalloc char[33];
        var length = 0;
        Put(text, ref length, date.Year, 4);
        Put(text, ref length, '-', date.Month);
        Put(text, ref length, '-', date.Day);
        Put(text, ref length, 'T', date.Hour);
        Put(text, ref length, ':', date.Minute);
        Put(text, ref length, ':', date.Second);
        var fraction = (int)(date.Ticks % TimeSpan.TicksPerSecond);
        if (fraction > 0)
        {
            text[length++] = '.';
            Put(text, ref length, fraction, 7);
            while (text[length - 1] == '0')
            {
                length--;
            }
        }

        var offset = (int)date.Offset.TotalMinutes;
        if (offset == 0)
        {
            text[length++] = 'Z';
        }
        else
        {
            Put(text, ref length, offset < 0 ? '-' : '+', Math.Abs(offset) / 60);
            Put(text, ref length, ':', Math.Abs(offset) % 60);
        }

        return text.Slice(0, length).ToString();
    }

    private static bool TryTime(ref ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        if (!TryNumber(ref rest, 2, out var hour) || !TrySkip(ref rest, ':') || !TryNumber(ref rest, 2, out var minute))
        {
            return false;
        }

        var second = 0;
        if (TrySkip(ref rest, ':'))
        {
            if (!TryNumber(ref rest, 2, out second) || (TrySkip(ref rest, '.') && !TryFraction(ref rest, out ticks)))
            {
                return false;
            }
        }

        ticks += (((hour * 60L) + minute) * 60 + second) * TimeSpan.TicksPerSecond;
        // 24:00:00 is the end of the day in ISO 8601, and allowed for nothing later.
        return minute < 60 && second < 60 && ticks <= TimeSpan.TicksPerDay;
    }

    private static bool TryFraction(ref ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        var unit = TimeSpan.TicksPerSecond / 10;
        var count = 0;
        for (; count < rest.Length && rest[count] is >= '0' and <= '9'; count++)
        {
            ticks += (rest[count] - '0') * unit;
            unit /= 10;
        }

        rest = rest.Slice(count);
        return count > 0;
    }

    private static bool TryZone(ref ReadOnlySpan<char> rest, out int minutes)
    {
        minutes = 0;
        if (rest.IsEmpty || TrySkip(ref rest, 'Z') || TrySkip(ref rest, 'z'))
        {
            return true;
        }

        var isNegative = rest[0] == '-';
        if (!(TrySkip(ref rest, '+') || TrySkip(ref rest, '-')) || !TryNumber(ref rest, 2, out var hours))
        {
            return false;
        }

        if (!rest.IsEmpty)
        {
            TrySkip(ref rest, ':');
            if (!TryNumber(ref rest, 2, out minutes) || minutes > 59)
            {
                return false;
            }
        }

        minutes += hours * 60;
        minutes = isNegative ? -minutes : minutes;
        return Math.Abs(minutes) <= 14 * 60;
    }

    private static bool TryHttpDate(ReadOnlySpan<char> text, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(text.ToString(), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);

    private static bool TryNumber(ref ReadOnlySpan<char> rest, int digits, out int number)
    {
        number = 0;
        if (rest.Length < digits)
        {
            return false;
        }

        for (var i = 0; i < digits; i++)
        {
            if (rest[i] is < '0' or > '9')
            {
                return false;
            }

            number = (number * 10) + (rest[i] - '0');
        }

        rest = rest.Slice(digits);
        return true;
    }

    private static bool TrySkip(ref ReadOnlySpan<char> rest, char c)
    {
        if (rest.IsEmpty || rest[0] != c)
        {
            return false;
        }

        rest = rest.Slice(1);
        return true;
    }

    private static void Put(Span<char> text, ref int length, char separator, int number)
    {
        text[length++] = separator;
        Put(text, ref length, number, 2);
    }

    private static void Put(Span<char> text, ref int length, int number, int digits)
    {
        for (var i = digits - 1; i >= 0; i--)
        {
            text[length + i] = (char)('0' + (number % 10));
            number /= 10;
        }

        length += digits;
    }
}
