using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>An HttpClient of the application: each schedule is a host of its own, whose connections are refused as it says.</summary>
public sealed class ScheduleNetwork : IDisposable
{
    private readonly ConcurrentDictionary<string, ScheduleRun> _runs = new(StringComparer.Ordinal);
    private readonly Socket _closed = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Makes the connections.</summary>
    public ScheduleNetwork()
    {
        // Bound and not listening: nobody else gets the port, and whoever connects is refused.
        _closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectCallback = ConnectAsync }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The client.</summary>
    public HttpClient Client { get; }

    /// <summary>The address of a vendor's server for one schedule.</summary>
    /// <param name="run">The schedule.</param>
    /// <param name="server">The server.</param>
    public Uri UrlOf(ScheduleRun run, LedgerServer server)
    {
        var host = string.Create(CultureInfo.InvariantCulture, $"s{run.Schedule.Seed}.test");
        _runs[host] = run;
        return new UriBuilder(server.Url) { Host = host }.Uri;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        _closed.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var refuses = _runs[context.DnsEndPoint.Host].Refuse();
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(refuses ? _closed.LocalEndPoint! : new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
