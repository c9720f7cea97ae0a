using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Billing.Faults.Tests.Processes;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Ingestion.PowerCut;

/// <summary>
/// Power cuts: every call by which a process wrote its journal is recorded, the folders that a disk may have at moments in between are made from the record,
/// and each is recovered. With <c>Fsync</c> nothing that was acknowledged before the cut is missing.
/// </summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
public sealed partial class PowerCutTests
{
    private const int Count = 400;
    private const int Cuts = 60;

    /// <summary>Folders that the ingestion makes.</summary>
    private const string Below = "usage/journal";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [TestCase(true)]
    [TestCase(false)]
    public async Task With_fsync_an_acknowledged_event_survives_a_power_cut(bool isServerUp)
    {
        var (lost, deleted) = await RunAsync(isServerUp, fsync: true);
        Assert.That(lost, Is.Empty);
        Assert.That(deleted, Is.GreaterThan(0), "files were copied from and deleted");
    }

    /// <summary>The twin that must fail.</summary>
    [Test]
    public async Task Without_fsync_it_need_not() => Assert.That((await RunAsync(isServerUp: false, fsync: false)).Lost, Is.Not.Empty);

    private static async Task<(List<string> Lost, int Deleted)> RunAsync(bool isServerUp, bool fsync)
    {
        using var folder = new JournalFolder();
        using var logs = new JournalFolder();
        var log = Path.Combine(logs.Path, "strace.log");
        var billed = new ConcurrentDictionary<string, double>();
        await using (var server = LedgerServer.Start(new UnitPayRules(), request =>
        {
            if (!isServerUp)
            {
                return Mishaps.Answer(503, applies: false);
            }

            foreach (Match key in Key().Matches(request.Body))
            {
                billed.TryAdd(key.Value, (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds);
            }

            return Mishaps.Slow(TimeSpan.FromMilliseconds(20));
        }))
        {
            Tool.Require("strace");
            await using var child = ChildProcess.Start(new ChildCommand("durable", server.Url.ToString(), Path.Combine(folder.Path, Below), $"{Count}", $"{fsync}") { Wrapper = StraceLog.Wrapper(log) });
            Assert.That(await child.WaitForExitAsync(Patience), Is.Zero, string.Join('\n', child.Errors));
            Assert.That(child.Output, Has.Count.EqualTo(Count));
        }

        return await ReplayAsync(folder.Path, log, billed);
    }

    /// <summary>Plays the record, and cuts the power now and then.</summary>
    private static async Task<(List<string> Lost, int Deleted)> ReplayAsync(string folder, string log, IReadOnlyDictionary<string, double> billed)
    {
        var disk = new Disk(folder);
        var random = new Random(1);
        var acknowledged = new List<string>();
        var lost = new List<string>();
        foreach (var (call, isEnd) in StraceLog.Read(log))
        {
            (isEnd ? (Action<SystemCall>)disk.End : disk.Begin)(call);
            var isAcknowledgement = !isEnd && call.Name == "write" && Acknowledgement().IsMatch(Encoding.UTF8.GetString(call.Data));
            if (isAcknowledgement)
            {
                acknowledged.Add(Encoding.UTF8.GetString(call.Data).TrimEnd());
            }

            // What was copied out of a file must be on the disk when the file goes.
            if ((isAcknowledgement && acknowledged.Count % (Count / Cuts) == 0) || (isEnd && call.Name == "unlink" && call.Path.StartsWith(folder, StringComparison.Ordinal)))
            {
                using var image = new JournalFolder();
                disk.Restore(image.Path, isAcknowledgement && acknowledged.Count % 3 == 0 ? random : null);
                var kept = await RecoverAsync(Path.Combine(image.Path, Below));
                lost.AddRange(acknowledged.Where(key => !kept.Contains(key) && !(billed.TryGetValue(key, out var at) && at <= call.At)).Select(key => $"{key} at {acknowledged.Count}"));
            }
        }

        Assert.That(acknowledged, Has.Count.EqualTo(Count));
        return (lost, disk.Deleted);
    }

    private static async Task<HashSet<string>> RecoverAsync(string folder)
    {
        await using var server = LedgerServer.Start(new UnitPayRules());
        await Drain.RunAsync("UnitPay", server.Url, folder);
        var snapshot = server.Snapshot();
        Assert.That(snapshot.Doubled, Is.Empty);
        return [.. snapshot.EffectsByKey.Where(static pair => pair.Value > 0).Select(static pair => pair.Key)];
    }

    [GeneratedRegex("^p-[0-9]+\\s*$")]
    private static partial Regex Acknowledgement();

    [GeneratedRegex("(?<=\")p-[0-9]+(?=\")")]
    private static partial Regex Key();
}
