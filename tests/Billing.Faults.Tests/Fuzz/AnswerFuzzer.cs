using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace Billing.Faults.Tests.Fuzz;

/// <summary>Makes an answer out of a valid body, and breaks it somewhere: in the JSON, the packing, the framing, the head.</summary>
/// <param name="random">Decides; the same seed makes the same answer.</param>
internal sealed class AnswerFuzzer(Random random)
{
    private static readonly int[] Statuses = [200, 200, 200, 201, 202, 204, 206, 301, 304, 400, 401, 404, 409, 422, 429, 500, 502, 503];

    private static readonly string[] OddHeaders =
    [
        "Retry-After: 0\r\n", "Retry-After: -1\r\n", "Retry-After: 1e9\r\n", "retry-after-ms: NaN\r\n", "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n",
        "Content-Length: 5\r\n", "Content-Length: -5\r\n", "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip\r\n", "Connection: close\r\n", "Connection: upgrade\r\n",
        "Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n", "Content-Encoding: deflate\r\n", "Content-Encoding: \0\r\n", "Content-Type: \"\r\n", "Content-Type: a/b; charset=x\r\n",
        "X-RateLimit-Limit: 99999999999999999999\r\n", "X-RateLimit-Reset: -1\r\n", "Set-Cookie: a=b\r\n", "Location: http://[::1\r\n", " folded\r\n", ": no name\r\n", "no colon\r\n", "x-nul: \0\r\n",
        "x-request-id: \u00ff\u00fe\r\n", "Idempotency-Replayed: TRUE\r\n", "Date: yesterday\r\n", "WWW-Authenticate: Digest\r\n", "Content-Range: bytes 9-1/0\r\n", "Trailer: x\r\n",
    ];

    private static readonly string[] OddJson =
    [
        "null", "true", "-0", "1e400", "-1e-400", "0x1F", "NaN", "Infinity", "1234567890123456789012345678901234567890", "0.1234567890123456789012345678901234567890", "\"\\ud800\"", "\"\u0000\"", "\"\\u0000\"",
        "{", "}", "[", "]", ",", ":", "\"", "\\", "/*", "//", "undefined", "new Date(1)", "'x'", "{\"a\":{\"a\":{\"a\":{}}}}", "[[[[[[[[[[[[[[[[", "\"2024-02-30T25:61:61Z\"", "\"9999-12-31T23:59:59-14:00\"",
        "99999999999999999999", "-1", "1.0", "\"1.5\"", "\"\"", "[]", "{}", "[null]", "{\"\":null}", "\u00ef\u00bb\u00bf", "\u00c3\u0028",
    ];

    /// <summary>Makes an answer.</summary>
    /// <param name="status">The status of the body, which is kept most of the time.</param>
    /// <param name="json">The valid body.</param>
    public FuzzedAnswer Make(int status, byte[] json)
    {
        var body = Happens(60) ? MutateJson(json) : json;
        var isFramed = !Happens(50);
        var answer = Frame(Happens(70) ? status : Statuses[random.Next(Statuses.Length)], body, isFramed);
        for (var changes = isFramed ? 0 : random.Next(4); changes > 0; changes--)
        {
            // The head is short beside most bodies, and more can go wrong in it.
            answer = Mutate(answer, Happens(70) ? Math.Min(answer.Length, 250) : answer.Length);
        }

        return new FuzzedAnswer(answer, isFramed);
    }

    private byte[] MutateJson(byte[] json)
    {
        for (var changes = 1 + random.Next(3); changes > 0; changes--)
        {
            json = Happens(50) ? Replace(json, Encoding.Latin1.GetBytes(OddJson[random.Next(OddJson.Length)])) : Mutate(json, json.Length);
        }

        return json;
    }

    private byte[] Frame(int status, byte[] body, bool isFramed)
    {
        var (encoding, packed) = random.Next(20) switch
        {
            0 or 1 => ("Content-Encoding: gzip\r\n", Pack(body, static stream => new GZipStream(stream, CompressionLevel.Fastest))),
            2 => ("Content-Encoding: br\r\n", Pack(body, static stream => new BrotliStream(stream, CompressionLevel.Fastest))),
            3 => ("Content-Encoding: deflate\r\n", Pack(body, static stream => new ZLibStream(stream, CompressionLevel.Fastest))),
            _ => (string.Empty, body),
        };
        if (encoding.Length > 0 && !isFramed && Happens(30))
        {
            packed = Mutate(packed, packed.Length);
        }

        var odd = Happens(30) ? OddHeaders[random.Next(OddHeaders.Length)] : string.Empty;
        var isChunked = Happens(30);
        var head = $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nx-request-id: req_1\r\n{(isFramed ? string.Empty : odd)}{encoding}{(isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {packed.Length}")}\r\n\r\n";
        return [.. Encoding.Latin1.GetBytes(head), .. isChunked ? Chunk(packed) : packed];
    }

    private byte[] Chunk(byte[] body)
    {
        using var chunks = new MemoryStream();
        for (var sent = 0; sent < body.Length;)
        {
            var size = Math.Min(1 + random.Next(400), body.Length - sent);
            chunks.Write(Encoding.ASCII.GetBytes($"{size:x}\r\n"));
            chunks.Write(body, sent, size);
            chunks.Write("\r\n"u8);
            sent += size;
        }

        chunks.Write("0\r\n\r\n"u8);
        return chunks.ToArray();
    }

    private byte[] Mutate(byte[] bytes, int within)
    {
        var at = random.Next(within + 1);
        var count = Math.Min(random.Next(1 + random.Next(40)), bytes.Length - at);
        switch (random.Next(6))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[(at + count)..]];
            case 2:
                return [.. bytes[..(at + count)], .. bytes[at..]];
            case 3:
                return [.. bytes[..at], .. Noise(), .. bytes[at..]];
            case 4:
                return [.. bytes[..at], .. Encoding.Latin1.GetBytes(OddHeaders[random.Next(OddHeaders.Length)]), .. bytes[at..]];
            default:
                var copy = bytes.ToArray();
                copy.AsSpan(at, Math.Min(1, copy.Length - at)).Fill((byte)random.Next(256));
                return copy;
        }
    }

    private byte[] Replace(byte[] json, byte[] other)
    {
        // Between two separators stands a value, mostly.
        var at = random.Next(json.Length + 1);
        var start = json.AsSpan(0, at).LastIndexOfAny(":,["u8) + 1;
        var length = json.AsSpan(at).IndexOfAny(",}]"u8);
        return [.. json[..start], .. other, .. json[(length < 0 ? json.Length : at + length)..]];
    }

    private byte[] Noise()
    {
        var noise = new byte[1 + random.Next(8)];
        random.NextBytes(noise);
        return noise;
    }

    private bool Happens(int percent) => random.Next(100) < percent;

    private static byte[] Pack(byte[] body, Func<Stream, Stream> open)
    {
        using var packed = new MemoryStream();
        using (var stream = open(packed))
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }
}
