using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Budget;

/// <summary>A server that is down gets no multiple of its load: 1,000 calls of the default client, 50 at a time.</summary>
[TestFixtureSource(typeof(Vendor), nameof(Vendor.All))]
[Parallelizable(ParallelScope.All)]
public sealed class AmplificationTests(Vendor vendor)
{
    private const int Calls = 1000;
    private const int AtATime = 50;

    /// <summary>What the budget starts with, and the retries that are free in the first seconds.</summary>
    private const int StartOfBudget = 50 + 10;

    [Test]
    public async Task Of_503()
    {
        await using var server = FaultServer.Start(KnownFaults.Answer(503, "{}"));

        await JudgeAsync(server.Url, () => server.Requests.Count);
    }

    [Test]
    public async Task Of_resets()
    {
        await using var server = FaultServer.Start(KnownFaults.ResetAfterReading);

        await JudgeAsync(server.Url, () => server.Requests.Count);
    }

    [Test]
    public async Task Of_refused_connections()
    {
        using var port = UnreachablePort.Refusing();

        await JudgeAsync(port.Url, null);
    }

    [Test]
    public async Task The_budget_comes_back_with_the_server()
    {
        var isDown = true;
        await using var server = FaultServer.Start(_ => Volatile.Read(ref isDown) ? KnownFaults.Answer(503, "{}", "Retry-After: 0\r\n") : KnownFaults.Answer(200, vendor.Answer(CallKind.Read)));
        var spent = await RunAsync(server.Url, 200);
        Volatile.Write(ref isDown, false);
        var healthy = await RunAsync(server.Url, 500);
        Volatile.Write(ref isDown, true);
        var again = await RunAsync(server.Url, 100);

        Assert.That(spent[^1].Stop, Is.EqualTo(StopReason.BudgetSpent));
        Assert.That(healthy.Select(call => (call.Attempts, call.Stop)), Is.All.EqualTo((1, (StopReason?)null)));

        // Ten successes pay for one retry; the free ones of a new window may come on top.
        Assert.That(again.Sum(call => call.Attempts - 1), Is.InRange(50, 60));
        Assert.That(again[^1].Stop, Is.EqualTo(StopReason.BudgetSpent));
    }

    [Test]
    public async Task A_naive_loop_multiplies_it()
    {
        await using var server = FaultServer.Start(KnownFaults.Answer(503, "{}"));
        using var loop = new NaiveLoop(server.Url);

        await Task.WhenAll(Enumerable.Range(0, AtATime).Select(_ => loop.GetAsync()));

        Assert.That(Amplification(Enumerable.Repeat((Attempts: server.Requests.Count / AtATime, Stop: (StopReason?)StopReason.AttemptsSpent), AtATime).ToArray()), Is.GreaterThan(1.1));
    }

    private async Task JudgeAsync(Uri server, Func<int>? received)
    {
        var ends = await RunAsync(server, Calls);

        var sends = ends.Sum(call => call.Attempts);
        var first = Array.FindIndex(ends, call => call.Stop == StopReason.BudgetSpent);
        var afterwards = ends[first..];
        TestContext.Out.WriteLine($"{sends} sends of {Calls} calls, {Amplification(afterwards):0.000} of each of the {afterwards.Length} after the budget was spent");
        Assert.That(received?.Invoke() ?? sends, Is.EqualTo(sends), "what the exceptions say is what arrived");
        Assert.That(ends.Select(call => call.Stop), Is.All.EqualTo(StopReason.BudgetSpent).Or.EqualTo(StopReason.AttemptsSpent));
        Assert.That(afterwards, Has.Length.GreaterThan(Calls - StartOfBudget - AtATime), "it is spent early");
        Assert.That(Amplification(afterwards), Is.LessThanOrEqualTo(1.1));
        Assert.That(Amplification(ends), Is.LessThanOrEqualTo(1.1), "with what it started with");
    }

    private static double Amplification((int Attempts, StopReason? Stop)[] calls) => calls.Average(call => call.Attempts);

    /// <summary>Runs calls, and tells in the order of their beginning how they ended.</summary>
    private async Task<(int Attempts, StopReason? Stop)[]> RunAsync(Uri server, int count)
    {
        var call = vendor.Connect(server);
        var ends = new (int Attempts, StopReason? Stop)[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (number, _) =>
        {
            try
            {
                await call(CallKind.Read, null, CancellationToken.None);
                ends[number] = (1, null);
            }
            catch (BillingException error)
            {
                ends[number] = (error.Attempts, error.StopReason);
            }
        });
        return ends;
    }
}
