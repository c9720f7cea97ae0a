using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Emulator;

/// <summary>A <see cref="BillingEmulator"/> behind real HTTP on the loopback address: for the quickstart, for tests of whole processes, and for clients in other languages.</summary>
/// <remarks>It speaks HTTP/1.1 with keep-alive and serves only this machine. Bodies may have up to 10 MB.</remarks>
public sealed class BillingEmulatorServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly HttpMessageInvoker _emulator;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<HttpConnection, Task> _connections = new();
    private readonly Task _accepting;
    private int _isDisposed;

    private BillingEmulatorServer(BillingEmulator emulator, TcpListener listener)
    {
        Emulator = emulator;
        _listener = listener;
        _emulator = new HttpMessageInvoker(emulator.CreateHandler(), disposeHandler: true);
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        string root = "http://127.0.0.1:" + Port.ToString(CultureInfo.InvariantCulture);
        PaygenticUrl = new Uri(root + emulator.PaygenticUrl.AbsolutePath);
        UnitPayUrl = new Uri(root + emulator.UnitPayUrl.AbsolutePath);
        BillingOSUrl = new Uri(root + emulator.BillingOSUrl.AbsolutePath);
        _accepting = AcceptAsync();
    }

    /// <summary>The state behind the server: seed it, read its ledger and requests, make it fail.</summary>
    public BillingEmulator Emulator { get; }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The base address of Paygentic: a client's server URL.</summary>
    public Uri PaygenticUrl { get; }

    /// <summary>The base address of UnitPay, ending in <c>/v1</c>: a client's server URL.</summary>
    public Uri UnitPayUrl { get; }

    /// <summary>The base address of BillingOS: a client's server URL.</summary>
    public Uri BillingOSUrl { get; }

    /// <summary>Starts a server; it answers as soon as the task has ended.</summary>
    /// <param name="emulator">The state to serve; null for a new one.</param>
    /// <param name="port">The port on 127.0.0.1; 0 for a free one.</param>
    /// <returns>The running server. Disposing it closes all connections.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The port is not 0 to 65535.</exception>
    /// <exception cref="SocketException">The port is in use.</exception>
    public static Task<BillingEmulatorServer> StartAsync(BillingEmulator? emulator = null, int port = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch
        {
            listener.Dispose();
            throw;
        }

        return Task.FromResult(new BillingEmulatorServer(emulator ?? new BillingEmulator(), listener));
    }

    /// <summary>Stops listening, closes all connections, and waits for the requests that are being answered.</summary>
    /// <returns>A task that ends when nothing runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        foreach (HttpConnection connection in _connections.Keys)
            connection.Dispose();
        await Task.WhenAll(_connections.Values).ConfigureAwait(false);
        _emulator.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // One caller gone before it was accepted is no reason to stop serving the others.
                continue;
            }

            var connection = new HttpConnection(client, _emulator);
            var served = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _connections[connection] = served.Task;
            _ = Task.Run(() => ServeAsync(connection, served), CancellationToken.None);
        }
    }

    private async Task ServeAsync(HttpConnection connection, TaskCompletionSource served)
    {
        try
        {
            await connection.ServeAsync(_stop.Token).ConfigureAwait(false);
        }
        finally
        {
            connection.Dispose();
            _connections.TryRemove(connection, out _);
            served.SetResult();
        }
    }
}
