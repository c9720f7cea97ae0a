using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>A port on which nobody accepts.</summary>
public sealed class SilentPort : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _queue = [];

    private SilentPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    private Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}");

    /// <summary>A port that is taken and does not listen: connections are refused.</summary>
    public static FaultTarget Refusing()
    {
        var port = new SilentPort();
        return new FaultTarget(port.Url, null, port);
    }

    /// <summary>A listener that never accepts: connections are made and nothing answers.</summary>
    public static FaultTarget Listening()
    {
        var port = new SilentPort();
        port._socket.Listen(100);
        return new FaultTarget(port.Url, null, port);
    }

    /// <summary>A listener whose queue is full: connections are not even made.</summary>
    public static FaultTarget Full()
    {
        var port = new SilentPort();
        port._socket.Listen(0);
        for (var i = 0; i < 4; i++)
        {
            var waiting = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            port._queue.Add(waiting);
            try
            {
                waiting.Connect(port._socket.LocalEndPoint!);
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It stands in the queue now.
            }
        }

        return new FaultTarget(port.Url, null, port);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _queue.ForEach(static waiting => waiting.Dispose());
        _socket.Dispose();
        return default;
    }
}
