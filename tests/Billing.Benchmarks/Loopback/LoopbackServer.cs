using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Billing.Benchmarks.Loopback;

/// <summary>A server that does the least it can: it finds where a request ends, and sends the same answer to each.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray();

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _answer;

    public LoopbackServer(byte[] body)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\nx-request-id: req_0123456789abcdef\r\n\r\n");
        _answer = [.. Encoding.ASCII.GetBytes(head), .. body];
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(256);
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        _ = AcceptAsync();
    }

    public string Url { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            _ = ServeAsync(await _listener.AcceptAsync());
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        using var _ = connection;
        connection.NoDelay = true;
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            for (int read; (read = await connection.ReceiveAsync(buffer.AsMemory(length))) > 0;)
            {
                length += read;
                if (IsWhole(buffer.AsSpan(0, length)))
                {
                    length = 0;
                    await connection.SendAsync(_answer);
                }
            }
        }
        catch (SocketException)
        {
            // The client is gone.
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> request)
    {
        var end = request.IndexOf(EndOfHeaders);
        if (end < 0)
        {
            return false;
        }

        var headers = Encoding.ASCII.GetString(request[..end]);
        if (headers.Contains("transfer-encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            return request.EndsWith("0\r\n\r\n"u8);
        }

        const string Name = "content-length:";
        var at = headers.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        var body = at < 0 ? 0 : int.Parse(headers.AsSpan(at + Name.Length).Trim().ToString().Split('\r')[0], CultureInfo.InvariantCulture);
        return request.Length >= end + EndOfHeaders.Length + body;
    }
}
