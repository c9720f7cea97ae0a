using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Billing.Faults.Child;
using Billing.Faults.Tests.Processes;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Ingestion;

/// <summary>Processes and ingestions that end while events are pending, without a kill.</summary>
public sealed class EndTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestCase("fail")]
    [TestCase("throw")]
    [TestCase("leave")]
    public async Task Every_other_end_of_a_process_keeps_the_events_too(string how)
    {
        using var folder = new JournalFolder();
        await using var server = LedgerServer.Start(new UnitPayRules(), static _ => Mishaps.Stall(applies: false));
        await using var child = ChildProcess.Start("track", "UnitPay", server.Url.ToString(), folder.Path, "r0", how);
        await child.WaitForExitAsync(Patience);
        server.Script = static _ => Mishaps.None;
        await Drain.RunAsync("UnitPay", server.Url, folder.Path);
        var billed = server.Snapshot().EffectsByKey;
        Assert.That(child.Output.Where(static line => line.StartsWith("r0-", StringComparison.Ordinal)).Select(key => billed.GetValueOrDefault(key)), Has.All.EqualTo(1).And.Exactly(51).Items);
    }

    [TestCase("UnitPay")]
    [TestCase("Paygentic")]
    [TestCase("BillingOS")]
    public async Task A_process_ends_within_a_second_of_Main_although_events_are_pending(string vendor)
    {
        await using var server = LedgerServer.Start(VendorRules.Of(vendor), static _ => Mishaps.Stall(applies: false));
        var shortest = TimeSpan.MaxValue;
        for (var run = 0; run < 3 && shortest > TimeSpan.FromSeconds(1); run++)
        {
            using var folder = new JournalFolder();
            await using var child = ChildProcess.Start("track", vendor, server.Url.ToString(), folder.Path, "r0", "leave");
            await child.WaitForLineAsync(static line => line == "r0-50", Patience);
            var clock = Stopwatch.StartNew();
            Assert.That(await child.WaitForExitAsync(Patience), Is.Zero);
            shortest = clock.Elapsed < shortest ? clock.Elapsed : shortest;
        }

        Assert.That(shortest, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_second_process_is_told_that_the_folder_is_in_use_and_the_first_goes_on()
    {
        using var folder = new JournalFolder();
        await using var server = LedgerServer.Start(new UnitPayRules());
        var first = Tracker.Of("UnitPay", server.Url, folder.Path);
        first.Track("a", "cus_1");
        await using (var child = ChildProcess.Start("track", "UnitPay", server.Url.ToString(), folder.Path, "r0", "leave"))
        {
            Assert.That(await child.WaitForExitAsync(Patience), Is.Not.Zero);
            Assert.That(string.Join('\n', child.Errors), Does.Contain("is in use by another ingestion, of this or another process").And.Contain("'JournalDirectory'"));
        }

        first.Track("b", "cus_1");
        await first.Ingestion.DisposeAsync();
        Assert.That(server.Snapshot().EffectsByKey.Where(static pair => pair.Key is "a" or "b").Select(static pair => pair.Value), Is.EqualTo(new[] { 1, 1 }));
    }

    [Test]
    public async Task Disposal_ends_in_time_against_a_server_that_stalls()
    {
        using var folder = new JournalFolder();
        await using var server = LedgerServer.Start(new UnitPayRules(), static _ => Mishaps.Stall(applies: false));
        var shortest = TimeSpan.MaxValue;
        for (var run = 0; run < 3 && shortest > TimeSpan.FromMilliseconds(750); run++)
        {
            var tracker = Tracker.Of("UnitPay", server.Url, folder.Path, static options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(500));
            tracker.Track("a", "cus_1");
            var clock = Stopwatch.StartNew();
            await tracker.Ingestion.DisposeAsync();
            shortest = clock.Elapsed < shortest ? clock.Elapsed : shortest;
        }

        Assert.That(shortest, Is.LessThanOrEqualTo(TimeSpan.FromMilliseconds(750)));
    }
}
