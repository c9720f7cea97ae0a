using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Processes;
using Billing.Faults.Tests.Servers;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Ingestion;

/// <summary>
/// Processes that track usage and are killed at random moments, on one journal, against servers that count by each vendor's own rule: 200 kills,
/// while events are tracked, while they are only sent, and while old files are copied from and deleted.
/// </summary>
[Category("Kills")]
public sealed class KillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A process that has sent all it had is killed too.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    [TestCase("UnitPay", 90)]
    [TestCase("Paygentic", 90)]
    [TestCase("BillingOS", 20)]
    public async Task What_was_acknowledged_is_billed_once(string vendor, int kills)
    {
        using var folder = new JournalFolder();
        var random = new Random(20260115 + kills);
        var arrived = 0L;
        var script = Unreliable(random);
        await using var server = LedgerServer.Start(VendorRules.Of(vendor), request =>
        {
            Interlocked.Increment(ref arrived);
            return script(request);
        });

        // BillingOS gets five seconds after a start before anything is sent again: waiting for it would take too long.
        var meetsSending = vendor != "BillingOS";
        var acknowledged = new HashSet<string>();
        var copying = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            // Of three kills one meets a burst of tracking, which leaves more than is sent; one comes after a few requests while more is tracked; one while the process only sends.
            var phase = meetsSending ? kill % 3 : 0;
            var wanted = phase == 0 ? 0 : Interlocked.Read(ref arrived) + random.Next(1, 40);
            acknowledged.UnionWith(await RunAndKillAsync(
                ["track", vendor, server.Url.ToString(), folder.Path, $"r{kill}", phase switch { 0 => "burst", 1 => "never", _ => "send" }],
                () => Interlocked.Read(ref arrived) >= wanted,
                random.Next(phase == 0 ? 40 : 10),
                isTerm: kill % 5 == 4));
            copying += CopiedRecords.Count(folder.Path) > 0 ? 1 : 0;
        }

        var early = server.Snapshot().Effects;
        server.Script = static _ => Mishaps.None;
        var books = await Drain.RunAsync(vendor, server.Url, folder.Path);
        await server.SettleAsync(Patience);

        var snapshot = server.Snapshot();
        var billed = snapshot.EffectsByKey;
        TestContext.Out.WriteLine($"{acknowledged.Count} acknowledged, {snapshot.Effects} billed, {early} of them between the kills, {copying} kills left copies, {books.Recovered} left to the end, {books.TornRecords} cut");
        Assert.That(snapshot.Doubled.Where(static line => line.Key.Key.StartsWith('r')), Is.Empty, "billed twice");
        Assert.That(acknowledged.Where(key => billed.GetValueOrDefault(key) != 1), Is.Empty, "lost");
        Assert.That(acknowledged, Has.Count.GreaterThan(kills * 10));
        Assert.That(early, Is.GreaterThan(meetsSending ? kills * 10 : -1), "kills met processes that send");
        Assert.That(copying, Is.GreaterThan(meetsSending ? kills / 10 : -1), "kills met processes that copy events out of old files");
        Assert.That((books.Rejected, books.Dropped, books.DamagedRecords, books.Held), Is.EqualTo((0L, 0L, 0L, 0L)));
        Assert.That(Directory.GetFiles(folder.Path, "*.journal", SearchOption.AllDirectories), Is.Empty);
    }

    /// <summary>The twin that must fail: the same kills without the journal.</summary>
    [Test]
    public async Task Without_a_journal_the_same_kills_lose_events()
    {
        await using var server = LedgerServer.Start(new UnitPayRules(), static _ => Mishaps.Slow(TimeSpan.FromMilliseconds(50)));
        var acknowledged = await RunAndKillAsync(["track", "UnitPay", server.Url.ToString(), "-", "r0", "never"], static () => true, 20, isTerm: false);
        await server.SettleAsync(Patience);
        var billed = server.Snapshot().EffectsByKey;
        Assert.That(acknowledged.Where(key => billed.GetValueOrDefault(key) != 1), Is.Not.Empty);
    }

    private static async Task<List<string>> RunAndKillAsync(string[] command, Func<bool> isReached, int milliseconds, bool isTerm)
    {
        var prefix = command[4] + "-";
        await using var child = ChildProcess.Start(command[0], command[1..]);
        await child.WaitForLineAsync(line => line.StartsWith(prefix, StringComparison.Ordinal), Patience);
        var clock = Stopwatch.StartNew();
        while (!isReached() && clock.Elapsed < LongestWait)
        {
            await Task.Delay(1);
        }

        await Task.Delay(milliseconds);
        (isTerm ? (Action)child.Terminate : child.Kill)();
        Assert.That(await child.WaitForExitAsync(Patience), Is.EqualTo(isTerm ? 128 + 15 : 128 + 9), string.Join('\n', child.Errors));
        var keys = child.Output.Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).ToList();

        // A line that was cut in the middle says nothing: only what follows a whole line is known to be acknowledged.
        keys.RemoveAt(keys.Count - 1);
        return keys;
    }

    /// <summary>Most requests are answered; some are slow, and of a few the answer is lost. After a failure nothing is sent for up to a second: many would make this long.</summary>
    private static Func<ReceivedRequest, Mishap> Unreliable(Random random) => _ =>
    {
        int number;
        lock (random)
        {
            number = random.Next(150);
        }

        return number switch
        {
            0 => Mishaps.Reset(applies: true),
            1 => Mishaps.Truncate,
            2 => Mishaps.Answer(503, applies: false),
            < 20 => Mishaps.Slow(TimeSpan.FromMilliseconds(60)),
            _ => Mishaps.None,
        };
    };
}
