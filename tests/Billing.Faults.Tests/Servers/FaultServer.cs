using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Servers;

/// <summary>A TCP server on loopback that is scripted attempt by attempt.</summary>
public sealed class FaultServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<int, Fault> _script;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly ConcurrentDictionary<Task, FaultConnection> _open = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private int _attempts;
    private int _received;
    private int _connections;

    private FaultServer(Func<int, Fault> script, IPEndPoint? address = null)
    {
        _script = script;
        _listener = new TcpListener(address ?? new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Start(backlog: 512);
        Url = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Whether <see cref="Requests"/> are remembered; a server of many thousands of requests would only fill the memory.</summary>
    public bool KeepsRequests { get; set; } = true;

    /// <summary>The requests that arrived whole, in order.</summary>
    public IReadOnlyCollection<ReceivedRequest> Requests => _requests;

    /// <summary>How many faults began.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>How many connections are open now.</summary>
    public int OpenConnections => _open.Count;

    /// <summary>Starts a server.</summary>
    /// <param name="script">What happens to attempt n, from 0; it may be asked about the next one more than once.</param>
    /// <returns>The server; dispose it.</returns>
    public static FaultServer Start(Func<int, Fault> script) => new(script);

    /// <summary>Starts a server at an address.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="fault">What happens to each attempt.</param>
    /// <returns>The server; dispose it.</returns>
    public static FaultServer StartAt(IPEndPoint address, Fault fault) => new(_ => fault, address);

    /// <summary>Starts a server.</summary>
    /// <param name="faults">What happens to each attempt; the last one is repeated.</param>
    /// <returns>The server; dispose it.</returns>
    public static FaultServer Start(params Fault[] faults) => new(attempt => faults[Math.Min(attempt, faults.Length - 1)]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_open.Keys);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                Serve(new FaultConnection(socket, Record));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The server ends, or a client left before it was accepted.
            }
        }
    }

    private void Serve(FaultConnection connection)
    {
        var ready = new TaskCompletionSource();
        Task? serving = null;
        serving = Task.Run(async () =>
        {
            await ready.Task;
            try
            {
                await ServeAsync(connection);
            }
            finally
            {
                connection.Dispose();
                _open.TryRemove(serving!, out _);
            }
        });
        _open[serving] = connection;
        ready.SetResult();
    }

    private async Task ServeAsync(FaultConnection connection)
    {
        try
        {
            var fault = TakeAtConnect();
            while (!connection.IsClosed)
            {
                if (fault is null)
                {
                    if (!await connection.WaitForRequestAsync(_stop.Token))
                    {
                        return;
                    }

                    fault = Take();
                }

                await fault.Run(connection, _stop.Token);
                fault = null;
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client left, or the server ends.
        }
    }

    private Fault? TakeAtConnect()
    {
        lock (_lock)
        {
            var next = _script(_attempts);
            if (!next.AtConnect)
            {
                return null;
            }

            _attempts++;
            return next;
        }
    }

    private Fault Take()
    {
        lock (_lock)
        {
            return _script(_attempts++);
        }
    }

    private ReceivedRequest Record(string method, string target, IReadOnlyDictionary<string, string> headers, string body)
    {
        var request = new ReceivedRequest(Interlocked.Increment(ref _received) - 1, method, target, headers, body, _clock.Elapsed);
        if (KeepsRequests)
        {
            _requests.Enqueue(request);
        }

        return request;
    }
}
