using System;
using System.Buffers;
using System.Collections.Generic;

namespace Billing.Runtime;

/// <summary>
/// Puts quotes around numbers that no decimal holds, such as 1e400. Newtonsoft stops at some of them, although free-form JSON
/// may hold any number; as text they can be kept. In a known decimal member the text then fails as it should.
/// </summary>
internal static class OversizedNumbers
{
    /// <summary>Copies a text with such numbers quoted.</summary>
    /// <param name="text">Holds the text.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="quoted">A pooled array with the new text, which the caller gives back.</param>
    /// <param name="quotes">Where quotes were added to the new text; its length grew by as many.</param>
    /// <returns>Whether there was such a number.</returns>
    public static bool TryQuote(char[] text, int length, out char[] quoted, out int[] quotes)
    {
        var ends = Find(text, length);
        quoted = [];
        quotes = [];
        if (ends.Count == 0)
        {
            return false;
        }

        quoted = ArrayPool<char>.Shared.Rent(length + ends.Count);
        quotes = new int[ends.Count];
        var copied = 0;
        for (var i = 0; i < quotes.Length; i++)
        {
            Array.Copy(text, copied, quoted, copied + i, ends[i] - copied);
            copied = ends[i];
            quotes[i] = copied + i;
            quoted[quotes[i]] = '"';
        }

        Array.Copy(text, copied, quoted, copied + quotes.Length, length - copied);
        return true;
    }

    /// <summary>Start and end of each such number, one after the other.</summary>
    private static List<int> Find(char[] text, int length)
    {
        var ends = new List<int>();
        for (var i = 0; i < length; i++)
        {
            if (text[i] is '"' or '\'')
            {
                i = EndOfString(text, length, i);
            }
            else if (IsWordCharacter(text[i]))
            {
                var start = i;
                while (i + 1 < length && IsWordCharacter(text[i + 1]))
                {
                    i++;
                }

                var word = new ReadOnlySpan<char>(text, start, i + 1 - start);
                if (JsonNumber.TrySplit(word, out _) && !ExactDecimal.TryParse(word, out _))
                {
                    ends.Add(start);
                    ends.Add(i + 1);
                }
            }
        }

        return ends;
    }

    private static int EndOfString(char[] text, int length, int start)
    {
        for (var i = start + 1; i < length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[start])
            {
                return i;
            }
        }

        return length;
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c is '-' or '+' or '.' or '_' or '$';
}
