using System;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Billing.Runtime;

/// <summary>HMAC-SHA256 over <c>id.timestamp.body</c>, in Base64.</summary>
internal static class WebhookSignature
{
    /// <summary>32 bytes in Base64.</summary>
    public const int Length = 44;

    private const int HashLength = 32;

    /// <summary>Signs.</summary>
    /// <exception cref="System.Text.EncoderFallbackException">The body is a text that is no valid Unicode.</exception>
    public static void Write(byte[] key, string id, string timestamp, WebhookBody body, Span<byte> signature)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> parts = stackalloc byte[id.Length + timestamp.Length + 2];
        WriteWithDot(id, parts);
        WriteWithDot(timestamp, parts.Slice(id.Length + 1));
        WebhookBody.Append(hash, parts);
        body.AppendTo(hash);
#if NETSTANDARD2_0
        ReadOnlySpan<byte> bytes = hash.GetHashAndReset();
#else
        Span<byte> bytes = stackalloc byte[HashLength];
        hash.GetHashAndReset(bytes);
#endif
        Base64.EncodeToUtf8(bytes.Slice(0, HashLength), signature, out _, out _);
    }

    /// <summary>Both parts were checked before: they are ASCII, and short.</summary>
    private static void WriteWithDot(string part, Span<byte> ascii)
    {
        for (var i = 0; i < part.Length; i++)
        {
            ascii[i] = (byte)part[i];
        }

        ascii[part.Length] = (byte)'.';
    }
}
