using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Emulator;

/// <summary>Reads HTTP/1.1 requests from a stream. Everything is bounded: lines, headers, bodies.</summary>
internal sealed class HttpRequestReader
{
    internal const int MaxBody = 10 * 1024 * 1024;
    private const int MaxHead = 64 * 1024;
    private static readonly byte[] Continue = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    internal HttpRequestReader(Stream stream) => _stream = stream;

    /// <summary>The next request; null when the caller closed the connection between two requests.</summary>
    internal async Task<HttpRequestMessage?> ReadAsync(CancellationToken cancellationToken)
    {
        List<string>? head = await ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        if (head == null)
            return null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in head.Skip(1))
            AddHeader(headers, line);
        HttpRequestMessage request = Begin(head[0], headers);
        try
        {
            byte[] body = await ReadBodyAsync(headers, cancellationToken).ConfigureAwait(false);
            request.Content = new ByteArrayContent(body);
            foreach (KeyValuePair<string, string> header in headers)
            {
                if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value))
                    request.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            return request;
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    private static HttpRequestMessage Begin(string requestLine, Dictionary<string, string> headers)
    {
        string[] parts = requestLine.Split(' ');
        if (parts.Length != 3 || parts[0].Length == 0 || !parts[0].All(char.IsAsciiLetterUpper) || !parts[1].StartsWith('/'))
            throw new BadHttpRequestException(400, "The request line is malformed.");
        if (parts[2] is not ("HTTP/1.1" or "HTTP/1.0"))
            throw new BadHttpRequestException(400, "Only HTTP/1.1 is spoken here.");
        // Whatever name the caller used for this machine, the emulator tells vendors apart by the path.
        if (!Uri.TryCreate("http://127.0.0.1" + parts[1], UriKind.Absolute, out Uri? address))
            throw new BadHttpRequestException(400, "The path is malformed.");
        if (parts[2] == "HTTP/1.0")
            headers["Connection"] = "close";
        return new HttpRequestMessage(new HttpMethod(parts[0]), address);
    }

    private static void AddHeader(Dictionary<string, string> headers, string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || char.IsWhiteSpace(line[0]) || char.IsWhiteSpace(line[colon - 1]))
            throw new BadHttpRequestException(400, "A header is malformed.");
        string name = line[..colon];
        string value = line[(colon + 1)..].Trim();
        headers[name] = headers.TryGetValue(name, out string? earlier) ? earlier + ", " + value : value;
    }

    private async Task<List<string>?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        int size = 0;
        while (true)
        {
            string? line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (line == null)
                return lines.Count == 0 ? null : throw new BadHttpRequestException(400, "The request breaks off in its headers.");
            size += line.Length + 2;
            if (size > MaxHead)
                throw new BadHttpRequestException(431, "The headers are too large.");
            // Empty lines before a request are allowed.
            if (line.Length == 0 && lines.Count > 0)
                return lines;
            if (line.Length > 0)
                lines.Add(line);
        }
    }

    private async Task<byte[]> ReadBodyAsync(Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        bool isChunked = headers.TryGetValue("Transfer-Encoding", out string? encoding);
        if (isChunked && (!string.Equals(encoding, "chunked", StringComparison.OrdinalIgnoreCase) || headers.ContainsKey("Content-Length")))
            throw new BadHttpRequestException(400, "The transfer encoding is not understood.");
        long length = 0;
        if (headers.TryGetValue("Content-Length", out string? text)
            && (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length)))
            throw new BadHttpRequestException(400, "The content length is malformed.");
        if (length > MaxBody)
            throw new BadHttpRequestException(413, "The body is larger than 10 MB.");
        if (headers.TryGetValue("Expect", out string? expect) && string.Equals(expect, "100-continue", StringComparison.OrdinalIgnoreCase))
            await _stream.WriteAsync(Continue, cancellationToken).ConfigureAwait(false);
        return isChunked
            ? await ReadChunksAsync(cancellationToken).ConfigureAwait(false)
            : await ReadExactlyAsync((int)length, cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]> ReadChunksAsync(CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (true)
        {
            string line = await ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? throw BrokenOff();
            if (!int.TryParse(line.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int size) || size < 0)
                throw new BadHttpRequestException(400, "The size of a chunk is malformed.");
            if (size == 0)
                break;
            if (size > MaxBody - body.Length)
                throw new BadHttpRequestException(413, "The body is larger than 10 MB.");
            body.Write(await ReadExactlyAsync(size, cancellationToken).ConfigureAwait(false));
            if (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is not { Length: 0 })
                throw new BadHttpRequestException(400, "A chunk is longer than it says.");
        }

        // Trailers are read and forgotten; their number is bounded like the headers'.
        int trailers = 0;
        while ((await ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? throw BrokenOff()) is { Length: > 0 } trailer)
        {
            trailers += trailer.Length;
            if (trailers > MaxHead)
                throw new BadHttpRequestException(431, "The trailers are too large.");
        }

        return body.ToArray();
    }

    private async Task<byte[]> ReadExactlyAsync(int count, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count)
        {
            if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
                throw BrokenOff();
            int part = Math.Min(count - done, _end - _start);
            Array.Copy(_buffer, _start, bytes, done, part);
            _start += part;
            done += part;
        }

        return bytes;
    }

    /// <summary>A line without its end; null where the stream ends before the line has begun.</summary>
    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
                return line.Length == 0 ? null : throw BrokenOff();
            char next = (char)_buffer[_start++];
            if (next == '\n')
                return line.Length > 0 && line[^1] == '\r' ? line.ToString(0, line.Length - 1) : line.ToString();
            line.Append(next);
            if (line.Length > MaxHead)
                throw new BadHttpRequestException(431, "A line is too long.");
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await _stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        return _end > 0;
    }

    private static BadHttpRequestException BrokenOff() => new(400, "The request breaks off.");
}
