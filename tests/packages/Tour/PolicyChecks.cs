using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.Emulator;
using Billing.Paygentic;
using Billing.UnitPay;
using static Billing.Paygentic.PaygenticFunctions;

namespace Tour;

/// <summary>Repeats, time limits, cancellation and connections: what a call survives.</summary>
internal static class PolicyChecks
{
    public static async Task RunAsync()
    {
        await Repeats();
        await Limits();
        await Connections();
        await Functions();
    }

    private static async Task Repeats()
    {
        var emulator = new BillingEmulator();
        var clients = Clients.On(emulator);
        emulator.FailNext(503, 2);
        await clients.UnitPay.Products.CreateAsync(new Billing.UnitPay.CreateProductRequest { Name = "Studio" });
        Check.That(emulator.Requests.Count == 3 && emulator.Requests.Select(request => request.IdempotencyKey).Distinct().Count() == 1, "a repeat carries the same key");

        emulator.LoseNextAnswers();
        var lost = await Check.Throws<ConnectionException>(
            () => clients.Paygentic.Subscriptions.CreateAsync(new Billing.Paygentic.CreateSubscriptionRequest { Name = "S", PlanId = "plan_1", CustomerId = "cus_1", StartedAt = DateTimeOffset.UtcNow }),
            "a lost answer where the vendor takes no key");
        Check.That(lost.Effect == Effect.Unknown && lost.Attempts == 1, "what could act twice is not repeated");

        emulator.FailNext(429, 5, TimeSpan.FromSeconds(90));
        var limited = await Check.Throws<UnitPayRateLimitException>(() => clients.UnitPay.Customers.ListAsync(), "a wait of 90 s");
        Check.That(limited.Kind == ApiErrorKind.RateLimited && limited.RetryAfter == TimeSpan.FromSeconds(90), "the wait is told");
    }

    private static async Task Limits()
    {
        var listener = Listen(out var url);
        var paygentic = new PaygenticClient(new PaygenticClientOptions { BearerAuth = "sk_test_tour", ServerUrl = url, Retry = RetryOptions.None });
        var late = await Check.Throws<RequestTimeoutException>(
            () => paygentic.Customers.GetAsync("cus_1", new RequestOptions { AttemptTimeout = TimeSpan.FromMilliseconds(300) }),
            "a server that never answers");
        Check.Same(late.Limit, TimeoutLimit.Attempt, "the limit is named");

        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var canceled = await Check.Throws<CallCanceledException>(() => paygentic.Customers.GetAsync("cus_1", cancellationToken: source.Token), "the caller's cancellation");
        Check.That(canceled.CancellationToken == source.Token, "the token is the caller's");

        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };
        var own = new PaygenticClient(new PaygenticClientOptions { BearerAuth = "sk_test_tour", ServerUrl = url, Retry = RetryOptions.None, HttpClient = http });
        var foreign = await Check.Throws<RequestTimeoutException>(() => own.Customers.GetAsync("cus_1"), "the limit of the program's HttpClient");
        Check.Same(foreign.Limit, TimeoutLimit.HttpClient, "the HttpClient's limit is named");
        listener.Stop();
    }

    private static async Task Connections()
    {
        var listener = Listen(out var closed);
        listener.Stop();
        var paygentic = new PaygenticClient(new PaygenticClientOptions { BearerAuth = "sk_test_tour", ServerUrl = closed, Retry = RetryOptions.None });
        var refused = await Check.Throws<ConnectionException>(() => paygentic.Customers.GetAsync("cus_1"), "a closed port");
        Check.Same(refused.Effect, Effect.None, "nothing happened at a closed port");
        await Check.Throws<ConnectionException>(() => paygentic.Events.IngestAsync(new IngestEventRequest { Type = "t", Source = "s", Subject = "c", Data = new() { ["n"] = 1 } }), "a closed port for a body");

        using var redirecting = new RawServer("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var redirected = await Check.Throws<PaygenticException>(() => paygentic.Customers.GetAsync("cus_1", new RequestOptions { ServerUrl = redirecting.Url }), "a redirect");
        Check.Same(redirected.StatusCode, 307, "a redirect is not followed");

        using var cut = new RawServer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"id\":");
        var broken = await Check.Throws<ResponseValidationException>(() => paygentic.Customers.GetAsync("cus_1", new RequestOptions { ServerUrl = cut.Url }), "a body that is cut");
        Check.That(broken.StatusCode == 200 && broken.RawBody == "{\"id\":", "what arrived is kept");

        using var stalled = new RawServer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"id\":", closes: false);
        var stall = await Check.Throws<RequestTimeoutException>(
            () => paygentic.Customers.GetAsync("cus_1", new RequestOptions { ServerUrl = stalled.Url, AttemptTimeout = TimeSpan.FromMilliseconds(300) }),
            "a body that stalls");
        Check.Same(stall.Limit, TimeoutLimit.Attempt, "a stalled body has a limit");
    }

    private static async Task Functions()
    {
        var emulator = new BillingEmulator();
        var missing = await CustomersGetAsync(Clients.On(emulator).Paygentic.Core, "cus_nobody");
        Check.That(!missing.IsOk && missing.Error is PaygenticException { Kind: ApiErrorKind.NotFound }, "a known failure is a value");
    }

    private static TcpListener Listen(out Uri url)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        url = new Uri("http://127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port);
        return listener;
    }
}
