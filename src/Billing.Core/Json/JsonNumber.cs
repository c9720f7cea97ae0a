using System;

namespace Billing.Runtime;

/// <summary>The parts of a number as JSON's grammar writes it.</summary>
internal readonly ref struct JsonNumber
{
    private JsonNumber(bool isNegative, ReadOnlySpan<char> integer, ReadOnlySpan<char> fraction, ReadOnlySpan<char> exponent)
    {
        IsNegative = isNegative;
        Integer = integer;
        Fraction = fraction;
        Exponent = exponent;
    }

    public bool IsNegative { get; }

    /// <summary>The digits before the point.</summary>
    public ReadOnlySpan<char> Integer { get; }

    /// <summary>The digits after the point.</summary>
    public ReadOnlySpan<char> Fraction { get; }

    /// <summary>What follows the E, sign included.</summary>
    public ReadOnlySpan<char> Exponent { get; }

    /// <summary>Whether it is written without point and exponent.</summary>
    public bool IsInteger => Fraction.IsEmpty && Exponent.IsEmpty;

    /// <summary>Reads an integer, when the number is written as one and fits.</summary>
    public static bool TryInt64(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (!TrySplit(text, out var number) || !number.IsInteger)
        {
            return false;
        }

        foreach (var c in number.Integer)
        {
            // Counted below zero, where there is one number more.
            if (value < (long.MinValue + (c - '0')) / 10)
            {
                return false;
            }

            value = (value * 10) - (c - '0');
        }

        if (number.IsNegative)
        {
            return true;
        }

        value = -value;
        return value >= 0;
    }

    /// <summary>Cuts a number into its parts, when it is one.</summary>
    public static bool TrySplit(ReadOnlySpan<char> text, out JsonNumber number)
    {
        number = default;
        var isNegative = !text.IsEmpty && text[0] == '-';
        var rest = isNegative ? text.Slice(1) : text;

        var integer = TakeDigits(ref rest);
        if (integer.IsEmpty || (integer.Length > 1 && integer[0] == '0'))
        {
            return false;
        }

        var fraction = ReadOnlySpan<char>.Empty;
        if (!rest.IsEmpty && rest[0] == '.')
        {
            rest = rest.Slice(1);
            fraction = TakeDigits(ref rest);
            if (fraction.IsEmpty)
            {
                return false;
            }
        }

        var exponent = ReadOnlySpan<char>.Empty;
        if (!rest.IsEmpty && rest[0] is ('e' or 'E'))
        {
            exponent = rest.Slice(1);
            rest = exponent;
            if (!rest.IsEmpty && rest[0] is ('+' or '-'))
            {
                rest = rest.Slice(1);
            }

            if (TakeDigits(ref rest).IsEmpty)
            {
                return false;
            }
        }

        number = new JsonNumber(isNegative, integer, fraction, exponent);
        return rest.IsEmpty;
    }

    private static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> rest)
    {
        var count = 0;
        while (count < rest.Length && rest[count] is >= '0' and <= '9')
        {
            count++;
        }

        var digits = rest.Slice(0, count);
        rest = rest.Slice(count);
        return digits;
    }
}
