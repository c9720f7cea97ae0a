using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Backoff;

/// <summary>The waits between attempts, as a server sees them, of the client that an application makes with a key and nothing else.</summary>
public sealed class BackoffWindowTests
{
    private const int Calls = 200;
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(1);
    private static readonly Fault Down = KnownFaults.Answer(503, "{}");

    [Test]
    public async Task Each_wait_is_a_random_share_of_a_growing_interval([ValueSource(typeof(Vendor), nameof(Vendor.All))] Vendor vendor)
    {
        await using var machine = LatenessProbe.Start();

        var gaps = await MeasureAsync(url =>
        {
            var call = vendor.Connect(url);
            return () => call(CallKind.Read, null, CancellationToken.None);
        });

        // Paygentic's and UnitPay's own SDKs try twice more, BillingOS's three times.
        TestContext.Out.WriteLine(Figures(gaps, machine));
        Assert.That(gaps, Has.All.Count.EqualTo(vendor is BillingOSVendor ? 3 : 2));
        Assert.That(Complaints(gaps, machine), Is.Empty);
    }

    [Test]
    public async Task A_naive_loop_comes_back_all_at_once()
    {
        await using var machine = LatenessProbe.Start();
        var gaps = await MeasureAsync(url =>
        {
            var loop = new NaiveLoop(url);
            return () => loop.GetAsync();
        });

        Assert.That(Complaints(gaps, machine), Has.Some.Contains("distinct").And.Some.Contains("retry 1"));
    }

    /// <summary>Calls that begin unevenly, each to a server of its own: a budget is spent per server.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<TimeSpan>>> MeasureAsync(Func<Uri, Func<Task>> connect) => await Task.WhenAll(Enumerable.Range(0, Calls).Select(async _ =>
    {
        await using var server = FaultServer.Start(Down);
        var call = connect(server.Url);
        await Task.Delay(Spread * Random.Shared.NextDouble());
        try
        {
            await call();
        }
        catch (ApiException error)
        {
            Assert.That((error.StopReason, error.Attempts), Is.EqualTo((StopReason.AttemptsSpent, server.Requests.Count)));
        }

        return Gaps.Of(server);
    }));

    private static IReadOnlyList<string> Complaints(IReadOnlyList<IReadOnlyList<TimeSpan>> gaps, LatenessProbe machine)
    {
        var complaints = new List<string>();
        for (var retry = 0; retry < gaps[0].Count; retry++)
        {
            var grown = TimeSpan.FromMilliseconds(500 * Math.Pow(2, retry));
            complaints.AddRange(gaps.Where(gap => !machine.IsAbout(gap[retry], grown / 2, grown)).Select(gap => $"retry {retry} came after {gap[retry].TotalMilliseconds:0} ms"));

            // In whole milliseconds, or what the machine is late would count as random.
            var distinct = gaps.Select(gap => (int)gap[retry].TotalMilliseconds).Distinct().Count();
            var early = gaps.Count(gap => gap[retry] < grown * 0.75);
            if (distinct < 100 || early is < Calls / 8 or > Calls * 7 / 8)
            {
                complaints.Add($"retry {retry}: {distinct} distinct waits, {early} of {Calls} in the first half");
            }
        }

        return complaints;
    }

    private static string Figures(IReadOnlyList<IReadOnlyList<TimeSpan>> gaps, LatenessProbe machine) => string.Join("; ", Enumerable.Range(0, gaps[0].Count).Select(retry =>
        $"retry {retry}: {gaps.Min(gap => gap[retry]).TotalMilliseconds:0} to {gaps.Max(gap => gap[retry]).TotalMilliseconds:0} ms, {gaps.Select(gap => (int)gap[retry].TotalMilliseconds).Distinct().Count()} distinct"))
        + $"; the machine may be late by {machine.Allowance.TotalMilliseconds:0} ms";
}
