using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;

namespace Billing.Faults.Tests.Servers;

/// <summary>A port on loopback with which no connection can be made.</summary>
public sealed class UnreachablePort : IDisposable
{
    private readonly List<Socket> _sockets = [];

    private UnreachablePort()
    {
        var socket = Open();
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    /// <summary>Its address.</summary>
    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_sockets[0].LocalEndPoint!).Port}");

    /// <summary>Refuses: the port is taken, and nobody listens.</summary>
    public static UnreachablePort Refusing() => new();

    /// <summary>Says nothing: the listener's queue is full, so that the system drops whatever knocks.</summary>
    public static UnreachablePort Silent()
    {
        var port = new UnreachablePort();
        port._sockets[0].Listen(0);
        for (var i = 0; i < 4; i++)
        {
            var waiting = port.Open();
            waiting.Blocking = false;
            try
            {
                waiting.Connect(port._sockets[0].LocalEndPoint!);
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It stands in the queue.
            }
        }

        return port;
    }

    /// <inheritdoc/>
    public void Dispose() => _sockets.ForEach(static socket => socket.Dispose());

    private Socket Open()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _sockets.Add(socket);
        return socket;
    }
}
