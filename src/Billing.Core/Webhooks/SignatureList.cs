using System;

namespace Billing.Runtime;

/// <summary>
/// The signatures of a header: <c>v1,…</c> separated by blanks; other versions are passed over. A comma separates, too:
/// frameworks join a header that came twice with one, and neither is a character of Base64.
/// </summary>
internal readonly ref struct SignatureList
{
    private readonly ReadOnlySpan<char> _header;

    public SignatureList(string header) => _header = header.AsSpan();

    /// <summary>Whether there is a signature of the version that this verifier knows.</summary>
    public bool HasAny()
    {
        var rest = _header;
        return TryNext(ref rest, out _);
    }

    /// <summary>
    /// Whether a signature is among them. They are compared as text: Base64 has several texts for the same bytes, of which only one was sent.
    /// Each is compared to its end, and all of them: the time taken says nothing of how close a guess was.
    /// </summary>
    public bool Contains(ReadOnlySpan<byte> signature)
    {
        Span<byte> candidate = stackalloc byte[WebhookSignature.Length];
        var isFound = false;
        var rest = _header;
        while (TryNext(ref rest, out var text))
        {
            isFound |= TryAscii(text, candidate) & FixedTime.AreEqual(candidate, signature);
        }

        return isFound;
    }

    /// <summary>Finds the next text that follows a <c>v1</c>.</summary>
    private static bool TryNext(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> signature)
    {
        var isKnownVersion = false;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(' ', ',');
            signature = end < 0 ? rest : rest.Slice(0, end);
            rest = end < 0 ? default : rest.Slice(end + 1);
            if (signature is "v1")
            {
                // Also after another one, whose signature lacks.
                isKnownVersion = true;
            }
            else if (!signature.IsEmpty)
            {
                if (isKnownVersion)
                {
                    return true;
                }
            }
        }

        signature = default;
        return false;
    }

    private static bool TryAscii(ReadOnlySpan<char> text, Span<byte> ascii)
    {
        if (text.Length != ascii.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            // Never a character of Base64, so never equal.
            ascii[i] = text[i] <= '~' ? (byte)text[i] : byte.MaxValue;
        }

        return true;
    }
}
