using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Effects;

/// <summary>A redirect to another host, through the process's own connections and through an HttpClient of the application that follows it.</summary>
[TestFixtureSource(typeof(Vendor), nameof(Vendor.All))]
public sealed class RedirectTests(Vendor vendor)
{
    [Test]
    public async Task The_default_client_follows_none([Values(301, 302, 303, 307, 308)] int status, [Values] CallKind kind)
    {
        await using var elsewhere = FaultServer.Start(KnownFaults.Answer(200, vendor.Answer(kind)));
        await using var server = Redirecting(status, elsewhere);

        var error = Assert.CatchAsync<ApiException>(() => vendor.Connect(server.Url)(kind, null, CancellationToken.None))!;

        Assert.That((error.StatusCode, error.Attempts, server.Requests.Count, elsewhere.Connections), Is.EqualTo((status, 1, 1, 0)));
    }

    [Test]
    public async Task An_HttpClient_that_follows_sends_no_body_and_no_second_action([Values(301, 302, 303, 307, 308)] int status, [Values(CallKind.Keyed, CallKind.Unkeyed)] CallKind kind)
    {
        await using var elsewhere = FaultServer.Start(KnownFaults.Answer(200, vendor.Answer(kind)));
        await using var server = Redirecting(status, elsewhere);
        using var http = new HttpClient();

        var error = Assert.CatchAsync<UnexpectedClientException>(() => vendor.Connect(server.Url, options => options.HttpClient = http)(kind, null, CancellationToken.None))!;

        Assert.That((error.Attempts, error.Effect, error.StopReason, server.Requests.Count), Is.EqualTo((1, Effect.Unknown, StopReason.NotRetryable, 1)));
        Assert.That(error.Message, Does.Contain("AllowAutoRedirect"));
        Assert.That(elsewhere.Requests.Select(static request => (request.Method, request.Body)), Is.SubsetOf(new[] { ("GET", string.Empty) }));
        if (status >= 307)
        {
            Assert.That(elsewhere.Requests, Is.Empty, "the second write is refused before a byte leaves");
        }
    }

    [Test]
    public async Task An_HttpClient_that_follows_carries_no_key_on_but_one_in_a_header_of_the_vendors_own([Values(302, 307)] int status, [Values] CallKind kind)
    {
        await using var elsewhere = FaultServer.Start(KnownFaults.Answer(200, vendor.Answer(kind)));
        await using var server = Redirecting(status, elsewhere);
        using var http = new HttpClient();

        Assert.CatchAsync<UnexpectedClientException>(() => vendor.Connect(server.Url, options => options.HttpClient = http)(kind, null, CancellationToken.None));

        // HttpClient knows the Authorization header alone: the README warns, and says how to switch redirects off.
        var carried = elsewhere.Requests.Any(request => request.Headers.Values.Any(value => value.Contains(vendor.Key, StringComparison.Ordinal)));
        Assert.That(carried, vendor is UnitPayVendor && elsewhere.Requests.Count > 0 ? Is.True : Is.False);
    }

    [Test]
    public async Task A_bare_client_carries_body_and_idempotency_key_to_the_other_host()
    {
        await using var elsewhere = FaultServer.Start(KnownFaults.Answer(200, "{}"));
        await using var server = Redirecting(307, elsewhere);
        using var bare = new BareClient(server.Url);

        await bare.PostAsync(new { quantity = 1 });

        Assert.That(elsewhere.Requests.Select(static request => (request.Method, request.Body, request["Idempotency-Key"] is not null)), Is.EqualTo(new[] { ("POST", """{"quantity":1}""", true) }));
    }

    private static FaultServer Redirecting(int status, FaultServer elsewhere) =>
        FaultServer.Start(KnownFaults.Answer(status, "{}", $"Location: http://localhost:{elsewhere.Url.Port}/elsewhere\r\n"));
}
