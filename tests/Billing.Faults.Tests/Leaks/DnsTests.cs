using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Catalogue;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Leaks;

/// <summary>A vendor that moves to another address is followed: no connection lives for ever.</summary>
public sealed class DnsTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(300);

    [TestCaseSource(typeof(Vendor), nameof(Vendor.All))]
    public Task The_lifetime_of_the_applications_connections_is_honoured(Vendor vendor) => FollowsAsync(Lifetime, (server, http) =>
    {
        var call = vendor.Connect(server, options =>
        {
            options.HttpClient = http;
            options.AllowInsecureHttp = true;
        });
        return () => call(CallKind.Keyed, null, CancellationToken.None);
    });

    [Test]
    public void Our_own_connections_live_for_two_minutes()
    {
        var shared = typeof(BillingException).Assembly.GetType("Billing.Runtime.SharedHttpClient", throwOnError: true)!.GetProperty("Instance")!.GetValue(null);
        var handler = typeof(HttpMessageInvoker).GetField("_handler", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(shared);

        Assert.That(((SocketsHttpHandler)handler!).PooledConnectionLifetime, Is.EqualTo(TimeSpan.FromMinutes(2)));
    }

    [Test]
    public void A_bare_client_stays_where_it_was() =>
        Assert.That(() => FollowsAsync(null, static (server, http) =>
        {
            var client = new BareClient(server, http);
            return () => client.PostAsync(new { amount = 1 });
        }), Throws.InstanceOf<AssertionException>());

    private static async Task FollowsAsync(TimeSpan? lifetime, Func<Uri, HttpClient, Func<Task>> connect)
    {
        var answer = KnownFaults.Answer(200, Scripts.GoodBody);
        await using var first = FaultServer.Start(answer);
        await using var second = FaultServer.StartAt(new IPEndPoint(IPAddress.Parse("127.0.0.2"), first.Url.Port), answer);
        var address = first.Url.Host;
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, stop) => ConnectAsync(Volatile.Read(ref address), first.Url.Port, stop) };
        handler.PooledConnectionLifetime = lifetime ?? handler.PooledConnectionLifetime;
        using var http = new HttpClient(handler);
        var call = connect(new Uri($"http://vendor.example:{first.Url.Port}"), http);

        await call();
        Volatile.Write(ref address, second.Url.Host);
        await Task.Delay(Lifetime * 2);
        await call();

        Assert.That((first.Requests.Count, second.Requests.Count), Is.EqualTo((1, 1)));
    }

    private static async ValueTask<System.IO.Stream> ConnectAsync(string address, int port, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address, port, stop);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
