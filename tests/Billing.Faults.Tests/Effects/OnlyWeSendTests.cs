using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>A request leaves as often as the SDK says, whoever else would send it again: a stale connection, a retry handler, a hedge.</summary>
[TestFixtureSource(typeof(Vendor), nameof(Vendor.All))]
public sealed class OnlyWeSendTests(Vendor vendor)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Kinds = ["retrying", "cloning", "reading and retrying", "hedging"];

    [Test]
    public async Task A_kept_connection_that_closes_after_reading_is_not_used_for_a_second_send([Values(CallKind.Keyed, CallKind.Unkeyed)] CallKind kind)
    {
        await using var server = LedgerServer.Start(vendor.Rules, static request => request.Method == "GET" ? Mishaps.None : Mishaps.Close(applies: true));
        var call = vendor.Connect(server.Url);
        await call(CallKind.Read, null, CancellationToken.None);

        var error = Assert.CatchAsync<ConnectionException>(() => call(kind, Options("1", RetryOptions.None), CancellationToken.None))!;

        await AssertOneAsync(server, "1");
        Assert.That((error.Attempts, error.Effect), Is.EqualTo((1, Effect.Unknown)));
    }

    [Test]
    public async Task Nor_for_a_POST_without_a_body()
    {
        await using var server = LedgerServer.Start(vendor.Rules, static request => request.Method == "GET" ? Mishaps.None : Mishaps.Close(applies: true));
        var core = BodylessPost(vendor, server.Url);
        await vendor.Connect(server.Url)(CallKind.Read, null, CancellationToken.None);

        Assert.CatchAsync<ConnectionException>(() => core(Options("1", RetryOptions.None)));

        await AssertOneAsync(server, "1");
    }

    [Test]
    public async Task A_bare_client_sends_a_POST_without_a_body_again_on_a_kept_connection()
    {
        await using var server = LedgerServer.Start(vendor.Rules, static request => request.Method == "GET" ? Mishaps.None : Mishaps.Close(applies: true));
        using var http = Http(null);
        using var bare = new BareClient(server.Url, http);
        http.DefaultRequestHeaders.Add(LedgerServer.CallHeader, "1");
        await bare.GetAsync();

        Assert.CatchAsync<HttpRequestException>(() => bare.PostAsync(null));

        await server.SettleAsync(Patience);
        Assert.That(server.Ledger.Call("1").Arrivals, Has.Count.GreaterThan(2), "the read, and more than one post");
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_handler_of_the_application_sends_once_what_the_SDK_sends_once(string handler)
    {
        await using var server = LedgerServer.Start(vendor.Rules, static _ => Mishaps.Answer(500, applies: true));
        using var http = Http(handler);
        var call = vendor.Connect(server.Url, options => options.HttpClient = http);

        foreach (var kind in new[] { CallKind.Keyed, CallKind.Unkeyed })
        {
            var error = Assert.CatchAsync<BillingException>(() => call(kind, Options(kind.ToString(), RetryOptions.None), CancellationToken.None))!;
            Assert.That((error.Attempts, error.Effect), Is.EqualTo((1, Effect.Unknown)), error.ToString());
            await AssertOneAsync(server, kind.ToString());
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_call_succeeds_with_such_a_handler_and_is_sent_once(string handler)
    {
        await using var server = LedgerServer.Start(vendor.Rules);
        using var http = Http(handler);

        await vendor.Connect(server.Url, options => options.HttpClient = http)(CallKind.Keyed, Options("1", null), CancellationToken.None);

        await AssertOneAsync(server, "1");
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task Attempts_do_not_multiply_with_those_of_a_handler(string handler)
    {
        await using var server = LedgerServer.Start(vendor.Rules, static _ => Mishaps.Answer(503, applies: true, retryAfter: 0));
        using var http = Http(handler);
        var call = vendor.Connect(server.Url, options =>
        {
            options.HttpClient = http;
            options.TimeProvider = new ShortWaits();
        });

        var error = Assert.CatchAsync<BillingException>(() => call(CallKind.Keyed, Options("1", null), CancellationToken.None))!;

        await server.SettleAsync(Patience);
        var ledger = server.Ledger.Call("1");
        Assert.That((ledger.Arrivals.Count, ledger.Effects), Is.EqualTo((error.Attempts, 1)));
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_bare_client_sends_twice_with_such_a_handler(string handler)
    {
        await using var server = LedgerServer.Start(vendor.Rules, static _ => Mishaps.Answer(500, applies: true));
        using var http = Http(handler);
        using var bare = new BareClient(server.Url, http);
        http.DefaultRequestHeaders.Add(LedgerServer.CallHeader, "1");

        Assert.CatchAsync(() => bare.PostAsync(new { quantity = 1 }));

        await server.SettleAsync(Patience);
        Assert.That(server.Ledger.Call("1").Arrivals, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_handler_that_copied_the_body_is_the_limit_and_its_second_send_carries_the_same_key()
    {
        await using var server = LedgerServer.Start(vendor.Rules, static _ => Mishaps.Answer(500, applies: true));
        using var http = Http("buffering and retrying");
        var call = vendor.Connect(server.Url, options => options.HttpClient = http);

        Assert.CatchAsync<ApiException>(() => call(CallKind.Keyed, Options("1", RetryOptions.None), CancellationToken.None));

        await server.SettleAsync(Patience);
        var ledger = server.Ledger.Call("1");
        Assert.That((ledger.Arrivals.Count, ledger.Arrivals.Select(static arrival => arrival.Key).Distinct().Count(), ledger.Effects), Is.EqualTo((2, 1, 1)));
    }

    private static async Task AssertOneAsync(LedgerServer server, string call)
    {
        await server.SettleAsync(Patience);
        var ledger = server.Ledger.Call(call);
        Assert.That((ledger.Arrivals.Count, ledger.Effects), Is.EqualTo((1, 1)), call);
    }

    private static RequestOptions Options(string call, RetryOptions? retry) => new() { Retry = retry, Headers = new Dictionary<string, string> { [LedgerServer.CallHeader] = call } };

    /// <summary>By an operation without a body, where the vendor has one.</summary>
    private static Func<RequestOptions, Task> BodylessPost(Vendor vendor, Uri server)
    {
        if (vendor is PaygenticVendor)
        {
            return options => new Paygentic.PaygenticClient(new Paygentic.PaygenticClientOptions { BearerAuth = vendor.Key, ServerUrl = server }).Sources.Events.ApproveAsync("src_1", "sev_1", options);
        }

        var post = vendor.Poster(server);
        return options => post("/unknown", null, options, CancellationToken.None);
    }

    private static HttpClient Http(string? handler)
    {
        var connections = new SocketsHttpHandler { AllowAutoRedirect = false };
        var outer = handler switch
        {
            null => null,
            "retrying" => ForeignHandlers.Retrying(),
            "cloning" => ForeignHandlers.Cloning(),
            "reading and retrying" => ForeignHandlers.ReadingAndRetrying(),
            "hedging" => ForeignHandlers.Hedging(),
            _ => ForeignHandlers.BufferingAndRetrying(),
        };
        if (outer is null)
        {
            return new HttpClient(connections);
        }

        outer.InnerHandler = connections;
        return new HttpClient(outer);
    }
}
