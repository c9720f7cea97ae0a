using System;

namespace Billing.Runtime;

/// <summary>
/// Reads a JSON number into a decimal exactly or not at all, keeping its scale: "10.50" has two decimals afterwards too.
/// Newtonsoft and decimal.Parse round silently, which money must not.
/// </summary>
internal static class ExactDecimal
{
    /// <summary>Above this many digits decimals are not exact.</summary>
    public const int DigitLimit = 28;

    private const int ExponentLimit = 100_000;

    /// <summary>Reads a number as JSON writes it: no plus sign, no leading zeros, no blanks, whatever the culture.</summary>
    /// <param name="text">The number.</param>
    /// <param name="value">The exact value, when there is one.</param>
    /// <returns>Whether the text is a number that a decimal holds exactly.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (!JsonNumber.TrySplit(text, out var number))
        {
            return false;
        }

        // Eighteen digits fit a long: nearly every amount.
        return text.Length <= 18 && number.Exponent.IsEmpty
            ? Short(number, out value)
            : Long(number, out value);
    }

    private static bool Short(JsonNumber number, out decimal value)
    {
        var digits = 0L;
        foreach (var c in number.Integer)
        {
            digits = (digits * 10) + (c - '0');
        }

        foreach (var c in number.Fraction)
        {
            digits = (digits * 10) + (c - '0');
        }

        value = new decimal((int)digits, (int)(digits >> 32), 0, number.IsNegative && digits != 0, (byte)number.Fraction.Length);
        return true;
    }

    private static bool Long(JsonNumber number, out decimal value)
    {
        value = 0;
        var significant = new SignificantDigits();
        significant.Add(number.Integer);
        significant.Add(number.Fraction);
        var exponent = Exponent(number.Exponent);
        var writtenScale = Math.Max(0, number.Fraction.Length - exponent);
        if (significant.Count == 0)
        {
            value = new decimal(0, 0, 0, false, (byte)Math.Min(writtenScale, DigitLimit));
            return true;
        }

        // The number is significant.Value × 10^power, with no zero at the end of significant.Value.
        var power = significant.TrailingZeros - number.Fraction.Length + exponent;
        var neededScale = Math.Max(0, -power);
        if (significant.Count > DigitLimit || neededScale > DigitLimit || significant.Count + power > DigitLimit + 1)
        {
            return false;
        }

        // Zeros at the end are kept as far as they fit.
        var scale = Math.Max(neededScale, Math.Min(Math.Min(writtenScale, DigitLimit), DigitLimit - significant.Count - power));
        return TryScale(significant.Value, power + scale, scale, number.IsNegative, out value);
    }

    private static bool TryScale(decimal digits, int zeros, int scale, bool isNegative, out decimal value)
    {
        value = 0;
        try
        {
            for (; zeros > 0; zeros--)
            {
                digits *= 10;
            }
        }
        catch (OverflowException)
        {
            return false;
        }

        var bits = decimal.GetBits(digits);
        value = new decimal(bits[0], bits[1], bits[2], isNegative, (byte)scale);
        return true;
    }

    private static int Exponent(ReadOnlySpan<char> text)
    {
        var exponent = 0;
        foreach (var c in text)
        {
            if (c is >= '0' and <= '9')
            {
                exponent = Math.Min((exponent * 10) + (c - '0'), ExponentLimit);
            }
        }

        return !text.IsEmpty && text[0] == '-' ? -exponent : exponent;
    }

    /// <summary>Digits from the first that is not zero to the last that is not zero.</summary>
    private struct SignificantDigits
    {
        public decimal Value { get; private set; }

        public int Count { get; private set; }

        public int TrailingZeros { get; private set; }

        public void Add(ReadOnlySpan<char> digits)
        {
            foreach (var c in digits)
            {
                if (c == '0')
                {
                    // Zeros count only when another digit follows; at the front they never do.
                    TrailingZeros += Count == 0 ? 0 : 1;
                    continue;
                }

                Count += TrailingZeros + 1;
                for (; TrailingZeros > 0; TrailingZeros--)
                {
                    Value = Count > DigitLimit ? Value : Value * 10;
                }

                Value = Count > DigitLimit ? Value : (Value * 10) + (c - '0');
            }
        }
    }
}
