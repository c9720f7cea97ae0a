using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using static Billing.Faults.Tests.Catalogue.Scripts;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>Bodies that come whole and cannot be read.</summary>
internal static class BodyFaults
{
    private const string Html = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    /// <summary>How much of a body must survive in an exception.</summary>
    private const int Kept = 8192;

    private const int Limit = 64 * 1024 * 1024;

    private static readonly Lazy<byte[]> Bomb = new(static () => Gzip(2 * Limit));
    private static readonly Lazy<byte[]> LargestBomb = new(static () => Gzip(Limit));

    public static FaultCase[] All { get; } =
    [
        Unreadable("an empty body", ""),
        Unreadable("HTML with 200", Html, type: "text/html"),
        Unreadable("null", "null"),
        Unreadable("a list for an object", "[]"),
        Unreadable("a text for an object", "\"ok\""),
        Unreadable("cut JSON", GoodBody[..^1]),
        Unreadable("JSON with more behind it", GoodBody + "{}"),
        Unreadable("100,000 brackets", new string('[', 100_000)),
        Unreadable("100,000 objects", new StringBuilder(600_000).Insert(0, "{\"a\":", 100_000).ToString()),
        Unreadable("invalid UTF-8", "{\"id\":\"\u00c3\u0028\"}") with { Body = "{\"id\":\"" },
        Unreadable("a binary body", "\u0089PNG\u0000\u0001\u00ff"),
        Says("204 for a value", Ending.Unreadable, "HTTP/1.1 204 No Content\r\nx-request-id: req_fault\r\n\r\n") with { Status = 204, IsRetried = false },
        Says("a wrong content type", Ending.Value, Answer("200 OK", GoodBody, type: "image/png")),
        Says("a content type that is none", Ending.Value, Answer("200 OK", GoodBody, type: ";;charset=\"")),
        Says("an unknown charset", Ending.Value, Answer("200 OK", GoodBody, type: "application/json; charset=klingon")),
        Says("a byte order mark", Ending.Value, Answer("200 OK", "\u00ef\u00bb\u00bf" + GoodBody)),
        Says("bad gzip", Ending.Unreadable, Answer("200 OK", GoodBody, "Content-Encoding: gzip\r\n")) with { Status = 200, Body = GoodBody },
        Says("bad brotli", Ending.Unreadable, Answer("200 OK", GoodBody, "Content-Encoding: br\r\n")) with { Status = 200, Body = GoodBody },
        Says("bad deflate", Ending.Unreadable, Answer("200 OK", GoodBody, "Content-Encoding: deflate\r\n")) with { Status = 200, Body = GoodBody },
        Says("an unknown encoding", Ending.Unreadable, Answer("200 OK", "rot13", "Content-Encoding: rot13\r\n")) with { Status = 200, IsRetried = false },
        Packed("cut gzip", () => Gzip(100_000)[..^20], Ending.Unreadable),
        Packed("a gzip bomb", () => Bomb.Value, Ending.Unreadable | Ending.TimedOut) with { IsHeavy = true },
        Packed("a gzip bomb of just the limit", () => LargestBomb.Value, Ending.Unreadable | Ending.TimedOut) with { IsHeavy = true },
        Says("bad gzip with 502", Ending.Refused, Answer("502 Bad Gateway", Html, "Content-Encoding: gzip\r\n", "text/html")) with { Status = 502, Body = Html },
    ];

    private static FaultCase Unreadable(string name, string body, string type = "application/json")
    {
        var bytes = Encoding.Latin1.GetBytes(body);
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nx-request-id: {RequestId}\r\nContent-Length: {bytes.Length}\r\n\r\n";
        return Says(name, Ending.Unreadable, [.. Encoding.ASCII.GetBytes(head), .. bytes], closes: false) with
        {
            Status = 200,
            Body = body.Length > Kept ? body[..Kept] : body.AsSpan().IndexOfAnyExceptInRange('\0', '\u007f') >= 0 ? null : body,
            IsRetried = false,
        };
    }

    private static FaultCase Packed(string name, Func<byte[]> body, Ending ending) => Does(name, ending, async (connection, stop) =>
    {
        var bytes = body();
        await connection.WriteAsync($"{Ok}Content-Encoding: gzip\r\nContent-Length: {bytes.Length}\r\n\r\n", stop);
        await connection.WriteAsync(bytes, stop);
    }) with
    { Status = 200, IsRetried = false };

    private static byte[] Gzip(int length)
    {
        var block = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            for (var left = length; left > 0; left -= block.Length)
            {
                gzip.Write(block, 0, Math.Min(left, block.Length));
            }
        }

        return packed.ToArray();
    }
}
