using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.ServerChoice;

/// <summary>Several servers of one vendor. Calls are named after the server that they are meant for; each server notes those that are not its own.</summary>
internal sealed class NamedServers : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _strays = new();
    private readonly LedgerServer[] _servers;
    private int _failed;

    /// <summary>Starts them.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="count">How many.</param>
    public NamedServers(Vendor vendor, int count) =>
        _servers = Enumerable.Range(0, count).Select(index => LedgerServer.Start(vendor.Rules, request => Play(index, request))).ToArray();

    /// <summary>Requests that were not meant for the server that they reached.</summary>
    public IReadOnlyCollection<string> Strays => _strays;

    /// <summary>How many requests were answered with an error, to be sent again.</summary>
    public int Failed => _failed;

    /// <summary>Where a server listens.</summary>
    /// <param name="index">Which one.</param>
    public Uri Url(int index) => _servers[index].Url;

    /// <summary>The name of a call.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="server">The server that it is meant for.</param>
    public static string Name(int number, int server) => string.Create(CultureInfo.InvariantCulture, $"{number}@{server}");

    /// <summary>How often a call was applied, on all servers together.</summary>
    /// <param name="name">Its name.</param>
    public int Effects(string name) => _servers.Sum(server => server.Ledger.Call(name).Effects);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    private Mishap Play(int index, ReceivedRequest request)
    {
        var name = request[LedgerServer.CallHeader] ?? "a call without a name";
        var parts = name.Split('@');
        if (parts.Length != 2 || parts[1] != index.ToString(CultureInfo.InvariantCulture))
        {
            _strays.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{name} at {index}"));
            return Mishaps.None;
        }

        // One call in twenty fails the first time: its repeat must find the same server.
        if (int.Parse(parts[0], CultureInfo.InvariantCulture) % 20 > 0 || _servers[index].Ledger.Call(name).Arrivals.Count > 0)
        {
            return Mishaps.None;
        }

        Interlocked.Increment(ref _failed);
        return Mishaps.Answer(429, applies: false, retryAfter: 0);
    }

    /// <summary>Takes the hosts of the vendor's own servers to ours, as a proxy would; the SDK sees the answers come from the hosts it asked.</summary>
    /// <param name="servers">Ours, by host.</param>
    internal sealed class Proxy(IReadOnlyDictionary<string, Uri> servers) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!;
            if (!servers.TryGetValue(asked.Host, out var server))
            {
                return await base.SendAsync(request, cancellationToken);
            }

            var inner = new HttpRequestMessage(request.Method, new Uri(server, asked.PathAndQuery)) { Content = request.Content };
            foreach (var header in request.Headers.NonValidated)
            {
                inner.Headers.TryAddWithoutValidation(header.Key, header.Value.ToString());
            }

            var response = await base.SendAsync(inner, cancellationToken);
            response.RequestMessage = request;
            return response;
        }
    }
}
