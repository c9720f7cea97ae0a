using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Billing.Benchmarks.Loopback;

/// <summary>Reads requests by their Content-Length from a socket and answers each the same.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Length = "content-length:"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;

    public LoopbackServer(string answer)
    {
        _answer = Encoding.UTF8.GetBytes(FormattableString.Invariant($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer)}\r\n\r\n{answer}"));
        _listener.Start();
        Url = new Uri(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/"));
        _ = AcceptAsync();
    }

    public Uri Url { get; }

    public void Dispose() => _listener.Dispose();

    private static int BodyLength(ReadOnlySpan<byte> headers)
    {
        for (var at = headers.IndexOf((byte)'\n'); at >= 0 && at < headers.Length;)
        {
            var line = headers.Slice(at + 1);
            if (line.Length > Length.Length && Ascii.EqualsIgnoreCase(line.Slice(0, Length.Length), Length))
            {
                var value = line.Slice(Length.Length, line.IndexOf((byte)'\r') - Length.Length);
                return int.Parse(Encoding.ASCII.GetString(value), System.Globalization.CultureInfo.InvariantCulture);
            }

            var next = line.IndexOf((byte)'\n');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return 0;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync();
                socket.NoDelay = true;
                _ = ServeAsync(socket);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The measurement is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var owner = socket;
        var buffer = new byte[256 * 1024];
        var filled = 0;
        while (true)
        {
            var end = buffer.AsSpan(0, filled).IndexOf(EndOfHeaders);
            var whole = end < 0 ? int.MaxValue : end + EndOfHeaders.Length + BodyLength(buffer.AsSpan(0, end + EndOfHeaders.Length));
            if (filled >= whole)
            {
                Buffer.BlockCopy(buffer, whole, buffer, 0, filled - whole);
                filled -= whole;
                await socket.SendAsync(_answer);
                continue;
            }

            var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
            if (read == 0)
            {
                return;
            }

            filled += read;
        }
    }
}
