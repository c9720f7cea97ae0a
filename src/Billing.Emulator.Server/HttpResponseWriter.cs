using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Emulator;

/// <summary>Writes responses as HTTP/1.1, head and body in one piece.</summary>
internal static class HttpResponseWriter
{
    internal static async Task WriteAsync(Stream stream, HttpResponseMessage response, bool keepsAlive, CancellationToken cancellationToken)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers = response.Headers
            .Concat(response.Content.Headers)
            .Where(header => !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase));
        var head = new StringBuilder(Start((int)response.StatusCode));
        foreach (KeyValuePair<string, IEnumerable<string>> header in headers)
            head.Append(header.Key).Append(": ").AppendJoin(", ", header.Value).Append("\r\n");
        await WriteAsync(stream, head, response.StatusCode == HttpStatusCode.NoContent ? null : body, keepsAlive, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>For what was no request: no vendor can be told from it, so the body is plain.</summary>
    internal static Task WriteAsync(Stream stream, int status, string message, CancellationToken cancellationToken)
    {
        var head = new StringBuilder(Start(status)).Append("Content-Type: application/json; charset=utf-8\r\n");
        return WriteAsync(stream, head, Encoding.UTF8.GetBytes("{\"message\":\"" + message + "\"}"), keepsAlive: false, cancellationToken);
    }

    private static async Task WriteAsync(Stream stream, StringBuilder head, byte[]? body, bool keepsAlive, CancellationToken cancellationToken)
    {
        // A 204 has neither a body nor a length.
        if (body != null)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        head.Append(keepsAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
        byte[] bytes = [.. Encoding.Latin1.GetBytes(head.ToString()), .. body ?? []];
        await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    private static string Start(int status) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {((HttpStatusCode)status).ToString()}\r\n");
}
