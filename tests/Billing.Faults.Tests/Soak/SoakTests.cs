using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Billing.Faults.Tests.Ingestion;
using Billing.Faults.Tests.Processes;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Soak;

/// <summary>
/// Everything at once, for as long as <c>BILLING_SOAK_SECONDS</c> says: processes that track and call are killed at random moments, their clocks jump,
/// and the server fails in every way. In the end all books are compared. <c>BILLING_SOAK_SEED</c> decides; scripts/soak sets both.
/// </summary>
[Category("Soak")]
[Parallelizable(ParallelScope.All)]
public sealed partial class SoakTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(Number("BILLING_SOAK_SECONDS", 20));

    private static readonly int Seed = Number("BILLING_SOAK_SEED", 1);

    [TestCase("Paygentic", 1)]
    [TestCase("UnitPay", 2)]
    [TestCase("BillingOS", 3)]
    public async Task Nothing_is_lost_and_nothing_is_billed_twice(string vendor, int salt)
    {
        using var folder = new JournalFolder();
        var random = new Random((Seed * 31) + salt);
        var weather = new Weather(new Random(random.Next()));
        await using var server = LedgerServer.Start(VendorRules.Of(vendor), _ => weather.Next());
        var said = new List<string>();
        var kills = 0;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Duration; kills++)
        {
            said.AddRange(await RunAndKillAsync(vendor, server.Url, folder.Path, kills, random));
        }

        server.Script = static _ => Mishaps.None;
        var before = server.Snapshot();
        var books = await Drain.RunAsync(vendor, server.Url, folder.Path, sendsHeld: true);
        await server.SettleAsync(Patience);

        var snapshot = server.Snapshot();
        var events = Names(said, "event ").ToList();
        var calls = Names(said, "call ").ToList();
        TestContext.Out.WriteLine($"seed {Seed}, {vendor}: {kills} kills, {events.Count} events acknowledged, {calls.Count} calls succeeded, {before.Effects} effects before the last start, {snapshot.Effects} after; {books}");
        var complaints = Names(said, "unbalanced ").Concat(Complaints(events, calls, kills, server, snapshot, DeadLetters(folder.Path))).ToList();
        Assert.That(complaints, Is.Empty, $"scripts/soak {Duration.TotalSeconds} {Seed} shows it again");
        Assert.That((books.Accepted, books.Rejected, books.Dropped, books.Pending, books.DamagedRecords), Is.EqualTo((books.Delivered, 0L, 0L, 0L, 0L)));
        Assert.That(Directory.GetFiles(folder.Path, "*.damaged", SearchOption.AllDirectories), Is.Empty);
        Assert.That(events, Has.Count.GreaterThan(10 * kills));
    }

    private static IEnumerable<string> Complaints(List<string> events, List<string> calls, int kills, LedgerServer server, LedgerSnapshot snapshot, HashSet<string> letters)
    {
        foreach (var line in snapshot.Doubled)
        {
            yield return $"{line.Key} was applied {line.Effects} times";
        }

        // What the server refused as too large is written down instead.
        foreach (var key in events.Where(key => snapshot.EffectsByKey.GetValueOrDefault(key) != 1 && !letters.Contains(key)))
        {
            yield return $"the event {key} was applied {snapshot.EffectsByKey.GetValueOrDefault(key)} times";
        }

        foreach (var name in calls.Where(name => server.Ledger.Call(name).Effects != 1))
        {
            yield return $"the call {name} succeeded and was applied {server.Ledger.Call(name).Effects} times";
        }

        // Calls that failed or were cut off: their numbers are below those that succeeded, or one above.
        foreach (var name in Enumerable.Range(0, kills).SelectMany(kill => Enumerable.Range(0, 2 + calls.Count(name => name.StartsWith($"r{kill}-", StringComparison.Ordinal))).Select(number => $"r{kill}-{number}")))
        {
            if (server.Ledger.Call(name).Effects > 1)
            {
                yield return $"the call {name} was applied {server.Ledger.Call(name).Effects} times";
            }
        }
    }

    private static HashSet<string> DeadLetters(string folder) =>
        [.. Directory.GetFiles(folder, "*.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadLines).Select(static line => LetterKey().Match(line).Value)];

    private static async Task<IReadOnlyCollection<string>> RunAndKillAsync(string vendor, Uri server, string folder, int kill, Random random)
    {
        var isTerm = random.Next(5) == 0;
        var life = random.Next(4) == 0 ? random.Next(8_000) : random.Next(1_000);
        await using var child = ChildProcess.Start("soak", vendor, server.ToString(), folder, $"r{kill}", random.Next().ToString(CultureInfo.InvariantCulture));
        await child.WaitForLineAsync(static line => line.StartsWith("event ", StringComparison.Ordinal), Patience);
        await Task.Delay(life);
        (isTerm ? (Action)child.Terminate : child.Kill)();
        Assert.That(await child.WaitForExitAsync(Patience), Is.EqualTo(isTerm ? 128 + 15 : 128 + 9), string.Join('\n', child.Errors));

        // The last line may have been cut in the middle.
        return [.. child.Output.SkipLast(1)];
    }

    private static IEnumerable<string> Names(IEnumerable<string> said, string what) => said.Where(line => line.StartsWith(what, StringComparison.Ordinal)).Select(line => line[what.Length..]);

    [GeneratedRegex("(?<=\"idempotencyKey\":\")[^\"]*")]
    private static partial Regex LetterKey();

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
