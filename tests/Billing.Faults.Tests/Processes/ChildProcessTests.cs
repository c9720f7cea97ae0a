using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Processes;

/// <summary>Processes that make calls: killed in the middle of one, and ending while one is pending.</summary>
public sealed class ChildProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task A_child_is_started_talked_to_and_waited_for()
    {
        await using var child = ChildProcess.Start(new ChildCommand("echo", "one", "two words") { Environment = new Dictionary<string, string?> { ["ECHO_VARIABLE"] = "three" } });

        Assert.That(await child.ReadLineAsync(Patience), Is.EqualTo("one"));
        Assert.That(await child.WaitForLineAsync(static line => line == "three", Patience), Is.EqualTo("three"));
        await child.WriteLineAsync("four");
        Assert.That(await child.ReadLineAsync(Patience), Is.EqualTo("four"));
        Assert.ThrowsAsync<TimeoutException>(() => child.ReadLineAsync(TimeSpan.FromMilliseconds(50)));
        Assert.ThrowsAsync<TimeoutException>(() => child.WaitForExitAsync(TimeSpan.FromMilliseconds(50)));
        await child.WriteLineAsync("end");

        Assert.That(await child.WaitForExitAsync(Patience), Is.EqualTo(17));
        Assert.That((child.Output, child.Errors), Is.EqualTo((new[] { "one", "two words", "three", "four" }, new[] { "ready" })));
        Assert.That(await child.ReadLineAsync(Patience), Is.Null);
    }

    [TestCase(true, ExpectedResult = 128 + 9)]
    [TestCase(false, ExpectedResult = 128 + 15)]
    public async Task<int> A_child_is_killed_or_asked_to_end(bool kill)
    {
        await using var child = ChildProcess.Start("echo", "ready");
        await child.ReadLineAsync(Patience);

        (kill ? (Action)child.Kill : child.Terminate)();

        return await child.WaitForExitAsync(Patience);
    }

    [TestCase("Paygentic")]
    [TestCase("UnitPay")]
    [TestCase("BillingOS")]
    public async Task A_process_killed_in_the_middle_of_a_call_and_started_again_with_the_same_keys_acts_once_per_call(string vendor)
    {
        await using var server = LedgerServer.Start(VendorRules.Of(vendor), static _ => Mishaps.Slow(TimeSpan.FromMilliseconds(5)));

        var reported = await KillThreeTimesAsync(vendor, server);

        var effects = Effects(server, reported.Max() + 1);
        Assert.That(server.Snapshot().Doubled, Is.Empty);
        Assert.That(effects, Is.All.LessThanOrEqualTo(1));
        Assert.That(reported.Select(number => effects[number]), Is.All.EqualTo(1), "what was reported is applied");
    }

    [Test]
    public async Task A_process_with_a_bare_client_acts_again_when_it_is_started_again()
    {
        await using var server = LedgerServer.Start(VendorRules.Of("Paygentic"));

        var reported = await KillThreeTimesAsync("bare", server);

        Assert.That(Effects(server, reported.Max()), Has.Some.GreaterThan(1));
    }

    [TestCase("Paygentic")]
    [TestCase("UnitPay")]
    [TestCase("BillingOS")]
    public async Task A_process_ends_within_a_second_of_Main_although_a_call_is_pending(string vendor)
    {
        await using var server = LedgerServer.Start(VendorRules.Of(vendor), static _ => Mishaps.Stall(applies: true));
        var shortest = TimeSpan.MaxValue;

        // A busy machine may take its time once; a thread that keeps the process alive does so each time.
        for (var run = 0; run < 3 && shortest > TimeSpan.FromSeconds(1); run++)
        {
            await using var child = ChildProcess.Start("leave", vendor, server.Url.ToString());
            await UntilAsync(() => server.Snapshot().Requests > run);
            await child.WriteLineAsync("leave");
            Assert.That(await child.ReadLineAsync(Patience), Is.EqualTo("pending"));
            var clock = Stopwatch.StartNew();
            Assert.That(await child.WaitForExitAsync(Patience), Is.Zero);
            shortest = clock.Elapsed < shortest ? clock.Elapsed : shortest;
        }

        Assert.That(shortest, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_process_with_a_thread_of_its_own_does_not()
    {
        await using var server = LedgerServer.Start(VendorRules.Of("Paygentic"), static _ => Mishaps.Stall(applies: true));
        await using var child = ChildProcess.Start("leave", "bare", server.Url.ToString());
        await UntilAsync(() => server.Snapshot().Requests > 0);
        await child.WriteLineAsync("leave");
        await child.ReadLineAsync(Patience);

        Assert.ThrowsAsync<TimeoutException>(() => child.WaitForExitAsync(TimeSpan.FromSeconds(2)));
    }

    /// <summary>Starts the same work three times, and kills it a little later each time.</summary>
    /// <returns>The calls of which a process said that they succeeded.</returns>
    private static async Task<HashSet<int>> KillThreeTimesAsync(string vendor, LedgerServer server)
    {
        var reported = new HashSet<int>();
        for (var kill = 0; kill < 3; kill++)
        {
            await using var child = ChildProcess.Start("calls", vendor, server.Url.ToString());
            var last = (5 * (kill + 1)).ToString(CultureInfo.InvariantCulture);
            await child.WaitForLineAsync(line => line == last, Patience);
            await Task.Delay(Random.Shared.Next(20));
            child.Kill();
            Assert.That(await child.WaitForExitAsync(Patience), Is.EqualTo(128 + 9));
            reported.UnionWith(child.Output.Select(static line => int.Parse(line, CultureInfo.InvariantCulture)));
        }

        await server.SettleAsync(Patience);
        return reported;
    }

    /// <summary>The effects of the calls so far, and of the one that was cut off.</summary>
    private static int[] Effects(LedgerServer server, int calls) =>
        Enumerable.Range(0, calls + 1).Select(number => server.Ledger.Call(number.ToString(CultureInfo.InvariantCulture)).Effects).ToArray();

    private static async Task UntilAsync(Func<bool> reached)
    {
        var clock = Stopwatch.StartNew();
        while (!reached())
        {
            Assert.That(clock.Elapsed, Is.LessThan(Patience));
            await Task.Delay(5);
        }
    }
}
