using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Child;
using Billing.Faults.Tests.Processes;
using Billing.Faults.Tests.Servers;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Ingestion;

/// <summary>Processes that track usage and are killed at random moments, on one journal, against servers that count by each vendor's own rule: 200 kills.</summary>
public sealed class KillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestCase("UnitPay", 90)]
    [TestCase("Paygentic", 90)]
    [TestCase("BillingOS", 20)]
    public async Task What_was_acknowledged_is_billed_once(string vendor, int kills)
    {
        using var folder = new JournalFolder();
        var random = new Random(20260115 + kills);
        var arrived = 0L;
        var script = Unreliable(random);
        await using var server = LedgerServer.Start(RulesOf(vendor), request =>
        {
            Interlocked.Increment(ref arrived);
            return script(request);
        });

        // BillingOS gets five seconds after a start before anything is sent again: waiting for it would take too long.
        var meetsSending = vendor != "BillingOS";
        var acknowledged = new HashSet<string>();
        for (var kill = 0; kill < kills; kill++)
        {
            // Every second kill waits for a few requests, and so meets the process while it sends.
            var wanted = meetsSending && kill % 2 == 1 ? Interlocked.Read(ref arrived) + random.Next(1, kill % 10 == 9 ? 600 : 60) : 0;
            acknowledged.UnionWith(await RunAndKillAsync(vendor, server.Url, folder.Path, $"r{kill}", () => Interlocked.Read(ref arrived) >= wanted, random.Next(60), isTerm: kill % 5 == 4));
        }

        var early = server.Snapshot().Effects;
        server.Script = static _ => Mishaps.None;
        var books = await DrainAsync(vendor, server.Url, folder.Path);
        await server.SettleAsync(Patience);

        var snapshot = server.Snapshot();
        var billed = snapshot.EffectsByKey;
        TestContext.Out.WriteLine($"{acknowledged.Count} acknowledged, {snapshot.Effects} billed, {early} of them between the kills, {books.Recovered} left to the end, {books.TornRecords} cut");
        Assert.That(snapshot.Doubled.Where(static line => line.Key.Key.StartsWith('r')), Is.Empty, "billed twice");
        Assert.That(acknowledged.Where(key => billed.GetValueOrDefault(key) != 1), Is.Empty, "lost");
        Assert.That(acknowledged, Has.Count.GreaterThan(kills * 10));
        Assert.That(early, Is.GreaterThan(meetsSending ? kills * 10 : -1), "kills met processes that send");
        Assert.That((books.Rejected, books.Dropped, books.DamagedRecords, books.Held), Is.EqualTo((0L, 0L, 0L, 0L)));
        Assert.That(Directory.GetFiles(folder.Path, "*.journal", SearchOption.AllDirectories), Is.Empty);
    }

    /// <summary>The twin that must fail: the same kills without the journal.</summary>
    [Test]
    public async Task Without_a_journal_the_same_kills_lose_events()
    {
        await using var server = LedgerServer.Start(new UnitPayRules(), static _ => Mishaps.Slow(TimeSpan.FromMilliseconds(50)));
        var acknowledged = await RunAndKillAsync("UnitPay", server.Url, "-", "r0", static () => true, 20, isTerm: false);
        await server.SettleAsync(Patience);
        var billed = server.Snapshot().EffectsByKey;
        Assert.That(acknowledged.Where(key => billed.GetValueOrDefault(key) != 1), Is.Not.Empty);
    }

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
        await DrainAsync("UnitPay", server.Url, folder.Path);
        var billed = server.Snapshot().EffectsByKey;
        Assert.That(child.Output.Where(static line => line.StartsWith("r0-", StringComparison.Ordinal)).Select(key => billed.GetValueOrDefault(key)), Has.All.EqualTo(1).And.Exactly(51).Items);
    }

    [TestCase("UnitPay")]
    [TestCase("Paygentic")]
    [TestCase("BillingOS")]
    public async Task A_process_ends_within_a_second_of_Main_although_events_are_pending(string vendor)
    {
        await using var server = LedgerServer.Start(RulesOf(vendor), static _ => Mishaps.Stall(applies: false));
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

    private static async Task<List<string>> RunAndKillAsync(string vendor, Uri server, string folder, string prefix, Func<bool> isReached, int milliseconds, bool isTerm)
    {
        await using var child = ChildProcess.Start("track", vendor, server.ToString(), folder, prefix, "never");
        await child.WaitForLineAsync(line => line.StartsWith(prefix, StringComparison.Ordinal), Patience);
        var clock = Stopwatch.StartNew();
        while (!isReached() && clock.Elapsed < Patience)
        {
            await Task.Delay(1);
        }

        await Task.Delay(milliseconds);
        (isTerm ? (Action)child.Terminate : child.Kill)();
        Assert.That(await child.WaitForExitAsync(Patience), Is.EqualTo(isTerm ? 128 + 15 : 128 + 9), string.Join('\n', child.Errors));
        var keys = child.Output.Where(line => line.StartsWith(prefix + "-", StringComparison.Ordinal)).ToList();

        // A line that was cut in the middle says nothing: only what follows a whole line is known to be acknowledged.
        keys.RemoveAt(keys.Count - 1);
        return keys;
    }

    private static async Task<IngestionBooks> DrainAsync(string vendor, Uri server, string folder)
    {
        var tracker = Tracker.Of(vendor, server, folder);
        var clock = Stopwatch.StartNew();
        do
        {
            Assert.That(clock.Elapsed, Is.LessThan(Patience * 3), tracker.Ingestion.Books.ToString());
            await Task.Delay(20);
            await tracker.Ingestion.FlushAsync();
        }
        while (tracker.Ingestion.Books.Pending > 0);

        await tracker.Ingestion.DisposeAsync();
        return tracker.Ingestion.Books;
    }

    /// <summary>Most requests are answered; some are slow, and of some the answer is lost.</summary>
    private static Func<ReceivedRequest, Mishap> Unreliable(Random random) => _ =>
    {
        int number;
        lock (random)
        {
            number = random.Next(40);
        }

        return number switch
        {
            0 => Mishaps.Reset(applies: true),
            1 => Mishaps.Truncate,
            2 => Mishaps.Answer(503, applies: false),
            3 or 4 => Mishaps.Slow(TimeSpan.FromMilliseconds(60)),
            _ => Mishaps.None,
        };
    };

    private static VendorRules RulesOf(string vendor) => vendor switch
    {
        "Paygentic" => new PaygenticRules(),
        "UnitPay" => new UnitPayRules(),
        _ => new BillingOSRules(),
    };
}
