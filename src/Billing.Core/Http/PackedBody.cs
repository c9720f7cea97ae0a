#if NET8_0_OR_GREATER
using System;
using System.IO;
using System.IO.Compression;
using System.Net.Http;

namespace Billing.Runtime;

/// <summary>
/// Bodies that arrive compressed. They are unpacked here and not by the connection: what a proxy only calls gzip, such as
/// its own error page, is then still there to be shown.
/// </summary>
internal static class PackedBody
{
    /// <summary>What can be unpacked, as a request says it.</summary>
    public const string Accepted = "gzip, deflate, br";

    /// <summary>The encoding of a body; null when it is plain, or was unpacked by the application's handler.</summary>
    public static string? EncodingOf(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values) && values.Count == 1 ? values.ToString() : null;

    /// <summary>Reads a packed body; null for an encoding that nobody asked for.</summary>
    public static Stream? Open(string encoding, Stream packed) => encoding.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(packed, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(packed, CompressionMode.Decompress),
        "BR" => new BrotliStream(packed, CompressionMode.Decompress),
        _ => null,
    };
}
#endif
