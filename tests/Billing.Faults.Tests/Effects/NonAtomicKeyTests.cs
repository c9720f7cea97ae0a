using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>
/// BillingOS looks a key up and stores it in two steps: who asks again while the first request is still at work is charged twice.
/// In real time, with the real wait of 5 s; the schedules skip it.
/// </summary>
public sealed class NonAtomicKeyTests
{
    private const int Calls = 100;

    private static readonly TimeSpan AttemptLimit = TimeSpan.FromMilliseconds(500);

    [Test]
    public async Task A_request_that_outlives_its_attempt_has_ended_before_it_is_sent_again()
    {
        await using var server = SlowAtFirst();
        var call = new BillingOSVendor().Connect(server.Url, static options => options.AttemptTimeout = AttemptLimit);
        var clock = Stopwatch.StartNew();

        // The first attempt of each is too slow; on a busy machine the second may be, too.
        var failures = (await Task.WhenAll(Enumerable.Range(0, Calls).Select(number => FailureAsync(() => call(CallKind.Keyed, Options(number), CancellationToken.None))))).OfType<Exception>().ToArray();

        await server.SettleAsync(TimeSpan.FromSeconds(30));
        var calls = Enumerable.Range(0, Calls).Select(number => server.Ledger.Call($"{number}")).ToArray();
        Assert.That(failures, Is.All.InstanceOf<BillingException>());
        Assert.That(calls.Select(static ledger => ledger.Effects), Is.All.EqualTo(1));
        Assert.That(calls.Count(static ledger => ledger.Arrivals.Count > 1), Is.GreaterThanOrEqualTo(10), "sent again, as far as the retry budget goes");
        Assert.That(clock.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Who_does_not_wait_is_charged_twice()
    {
        await using var server = SlowAtFirst();
        using var http = new HttpClient { Timeout = AttemptLimit };

        for (var attempt = 0; attempt < 2; attempt++)
        {
            await FailureAsync(async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, "/v1/usage/track"))
                {
                    Content = new StringContent("""{"customer_id":"user_1","feature_key":"api_calls","quantity":1,"idempotency_key":"key"}""", Encoding.UTF8, "application/json"),
                };
                request.Headers.Add(LedgerServer.CallHeader, "0");
                using var response = await http.SendAsync(request);
            });
        }

        await server.SettleAsync(TimeSpan.FromSeconds(30));
        Assert.That(server.Ledger.Call("0").Effects, Is.EqualTo(2));
    }

    private static LedgerServer SlowAtFirst()
    {
        LedgerServer? server = null;
        server = LedgerServer.Start(new BillingOSRules { Gap = TimeSpan.FromSeconds(2) }, request =>
            server!.Ledger.Call(request[LedgerServer.CallHeader]!).Arrivals.Count == 0 ? Mishaps.Slow(TimeSpan.FromSeconds(1)) : Mishaps.None);
        return server;
    }

    private static async Task<Exception?> FailureAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static RequestOptions Options(int number) => new() { Headers = new Dictionary<string, string> { [LedgerServer.CallHeader] = $"{number}" } };
}
