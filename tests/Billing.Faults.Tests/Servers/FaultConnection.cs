using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Servers;

/// <summary>The server's end of one TCP connection, byte by byte: nothing mends what a fault writes.</summary>
public sealed class FaultConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly Func<string, string, IReadOnlyDictionary<string, string>, string, ReceivedRequest> _record;
    private readonly MemoryStream _read = new();
    private bool _isClosed;

    internal FaultConnection(Socket socket, Func<string, string, IReadOnlyDictionary<string, string>, string, ReceivedRequest> record)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _record = record;
    }

    /// <summary>Whether a fault closed or reset it.</summary>
    public bool IsClosed => _isClosed;

    /// <summary>Waits for the first byte of a request.</summary>
    /// <param name="stop">Ends with the server.</param>
    /// <returns>False when the client closed the connection instead.</returns>
    public async Task<bool> WaitForRequestAsync(CancellationToken stop)
    {
        var one = new byte[1];
        if (await _stream.ReadAsync(one, stop) == 0)
        {
            return false;
        }

        _read.Write(one);
        return true;
    }

    /// <summary>Reads a request with its body.</summary>
    /// <param name="stop">Ends with the server.</param>
    /// <returns>What arrived; it is recorded on the server, too.</returns>
    public async Task<ReceivedRequest> ReadRequestAsync(CancellationToken stop)
    {
        var head = await ReadHeadAsync(stop);
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = line[..colon];
            var value = line[(colon + 1)..].Trim();
            headers[name] = headers.TryGetValue(name, out var earlier) ? earlier + "," + value : value;
        }

        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        while (_read.Length < length)
        {
            await FillAsync(stop);
        }

        var bytes = _read.ToArray();
        Keep(bytes.AsSpan(length));
        return _record(first[0], first[1], headers, Encoding.UTF8.GetString(bytes, 0, length));
    }

    /// <summary>Sends text as it is, in UTF-8.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="stop">Ends with the server.</param>
    public Task WriteAsync(string text, CancellationToken stop) => WriteAsync(Encoding.UTF8.GetBytes(text), stop);

    /// <summary>Sends bytes as they are.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="stop">Ends with the server.</param>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) => await _stream.WriteAsync(bytes, stop);

    /// <summary>Sends a whole, honest answer.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="body">Its JSON.</param>
    /// <param name="stop">Ends with the server.</param>
    /// <param name="headers">More header lines, each ending in CR LF.</param>
    public Task AnswerAsync(int status, string body, CancellationToken stop, string headers = "") => WriteAsync(
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}"), stop);

    /// <summary>Says nothing more until the client leaves or the server ends.</summary>
    /// <param name="stop">Ends with the server.</param>
    public async Task StallAsync(CancellationToken stop)
    {
        var rest = new byte[4096];
        while (await _stream.ReadAsync(rest, stop) > 0)
        {
        }
    }

    /// <summary>Reads until the client leaves.</summary>
    /// <param name="stop">Ends with the server.</param>
    /// <returns>How many bytes arrived.</returns>
    public async Task<long> DrainAsync(CancellationToken stop)
    {
        var rest = new byte[64 * 1024];
        var count = 0L;
        try
        {
            int read;
            while ((read = await _stream.ReadAsync(rest, stop)) > 0)
            {
                count += read;
            }
        }
        catch (IOException)
        {
            // It left with a reset.
        }

        return count;
    }

    /// <summary>Ends the connection in order, after what was sent.</summary>
    public void Close()
    {
        _isClosed = true;
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The client was faster.
        }

        _stream.Dispose();
    }

    /// <summary>Breaks the connection with a TCP reset.</summary>
    public void Reset()
    {
        _isClosed = true;
        _socket.LingerState = new LingerOption(true, 0);
        _stream.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isClosed = true;
        _stream.Dispose();
        _read.Dispose();
    }

    private async Task<string> ReadHeadAsync(CancellationToken stop)
    {
        while (true)
        {
            var bytes = _read.ToArray();
            var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                Keep(bytes.AsSpan(end + 4));
                return Encoding.ASCII.GetString(bytes, 0, end);
            }

            await FillAsync(stop);
        }
    }

    private async Task FillAsync(CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        var count = await _stream.ReadAsync(buffer, stop);
        _read.Write(buffer, 0, count == 0 ? throw new EndOfStreamException("The client left in the middle of a request.") : count);
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        var copy = rest.ToArray();
        _read.SetLength(0);
        _read.Write(copy);
    }
}
