using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Effects;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.ServerChoice;

/// <summary>One client, 64 tasks, four servers: each call reaches the server that it names, with all its attempts.</summary>
public sealed class ServerChoiceTests
{
    private const int Calls = 10_000;
    private const int Tasks = 64;
    private const int Servers = 4;

    [TestCaseSource(typeof(Vendor), nameof(Vendor.All))]
    public async Task Ten_thousand_interleaved_calls_with_a_server_each_reach_no_other(Vendor vendor)
    {
        await using var servers = new NamedServers(vendor, Servers);
        var call = vendor.Connect(servers.Url(0), static options =>
        {
            options.Retry = new RetryOptions { InitialInterval = TimeSpan.FromMilliseconds(1) };
            options.TimeProvider = new ShortWaits();
        });

        await RunAsync(servers, async (name, server) =>
        {
            // No override of its own where the call is meant for the client's server.
            var options = Options(name, server == 0 ? null : servers.Url(server), null);
            var running = call(CallKind.Keyed, options, CancellationToken.None);
            Spoil(options, servers.Url((server + 1) % Servers));
            await running;
        });

        AssertNoStrays(servers);
    }

    [Test]
    public async Task So_do_calls_with_an_index_each()
    {
        await using var servers = new NamedServers(new PaygenticVendor(), 2);
        using var http = new HttpClient(new NamedServers.Proxy(new Dictionary<string, Uri> { ["api.paygentic.io"] = servers.Url(0), ["api.sandbox.paygentic.io"] = servers.Url(1) }));
        var given = new Paygentic.PaygenticClientOptions { BearerAuth = "of_no_environment", ServerIndex = 0, HttpClient = http, TimeProvider = new ShortWaits() };
        var client = new Paygentic.PaygenticClient(given);

        // The client took a copy.
        given.ServerIndex = 1;
        given.ServerUrl = new Uri("http://127.0.0.1:1");
        given.BearerAuth = "sk_live_changed";

        await RunAsync(servers, async (name, server) =>
        {
            var index = server % 2;
            var options = Options(NamedServers.Name(int.Parse(name.Split('@')[0]), index), null, index == 0 ? null : index);
            var running = client.Events.IngestAsync(new Paygentic.IngestEventRequest { Type = "t", Source = "s", Subject = "cus_1", Data = new() }, options);
            options.ServerIndex = 1 - index;
            await running;
        });

        Assert.That(servers.Strays, Is.Empty);
    }

    [Test]
    public async Task A_client_with_a_settable_address_sends_strays()
    {
        await using var servers = new NamedServers(new PaygenticVendor(), Servers);
        using var http = new HttpClient();
        var bare = new SettableClient(http);

        await RunAsync(servers, async (name, server) =>
        {
            bare.BaseUrl = servers.Url(server);
            await bare.PostAsync(name);
        });

        Assert.That(servers.Strays, Is.Not.Empty);
    }

    private static async Task RunAsync(NamedServers servers, Func<string, int, Task> call)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < Calls; number = Interlocked.Increment(ref next))
            {
                var server = (number * 7919 / 13) % Servers;
                await call(NamedServers.Name(number, server), server);
            }
        })));
    }

    private static void AssertNoStrays(NamedServers servers)
    {
        Assert.That(servers.Strays, Is.Empty);
        Assert.That(servers.Failed, Is.EqualTo(Calls / 20), "repeats were needed");
        Assert.That(Enumerable.Range(0, Calls).Select(number => servers.Effects(NamedServers.Name(number, (number * 7919 / 13) % Servers))), Is.All.EqualTo(1));
    }

    private static RequestOptions Options(string name, Uri? server, int? index) => new()
    {
        ServerUrl = server,
        ServerIndex = index,
        Headers = new Dictionary<string, string> { [LedgerServer.CallHeader] = name },
    };

    /// <summary>What the caller does to its options while the call runs changes nothing any more.</summary>
    private static void Spoil(RequestOptions options, Uri other)
    {
        options.ServerUrl = other;
        options.Headers![LedgerServer.CallHeader] = "spoiled";
        options.Headers = null;
        options.Retry = RetryOptions.None;
        options.IdempotencyKey = "spoiled";
        options.AttemptTimeout = TimeSpan.FromTicks(1);
    }

    /// <summary>The address is a property of the client, as in a stock template.</summary>
    private sealed class SettableClient(HttpClient http)
    {
        public Uri BaseUrl { get; set; } = new("http://127.0.0.1");

        public async Task PostAsync(string name)
        {
            await Task.Yield();
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(BaseUrl, "/v0/events")) { Content = new StringContent("{}") };
            request.Headers.Add(LedgerServer.CallHeader, name);
            using var response = await http.SendAsync(request);
        }
    }
}
