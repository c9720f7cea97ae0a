using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Billing.Faults.Tests.Processes;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Ingestion;

/// <summary>What an outage leaves on disk takes no memory.</summary>
[Platform("Linux")]
public sealed class BacklogTests
{
    private const int Count = 1_000_000;
    private const int Limit = 64;

    [Test]
    public async Task A_million_pending_events_are_on_disk_and_not_in_memory()
    {
        using var folder = new JournalFolder();
        await using var server = LedgerServer.Start(new UnitPayRules(), static _ => Mishaps.Stall(applies: false));

        var tracking = await RunAsync(server, folder, Count);
        Assert.That((tracking["pending"], tracking["recovered"]), Is.EqualTo((Count, 0)));
        Assert.That(tracking["heap"], Is.LessThanOrEqualTo(Limit / 4), "megabytes");
        Assert.That(tracking["peak"] - tracking["start"], Is.LessThanOrEqualTo(Limit), "megabytes while a million are tracked, garbage included");

        var later = await RunAsync(server, folder, 0);
        Assert.That((later["pending"], later["recovered"]), Is.EqualTo((Count, Count)));
        Assert.That(later["peak"], Is.LessThanOrEqualTo(Limit), "megabytes of the whole process that finds them");
    }

    private static async Task<Dictionary<string, int>> RunAsync(LedgerServer server, JournalFolder folder, int count)
    {
        await using var child = ChildProcess.Start("backlog", server.Url.ToString(), folder.Path, $"{count}");
        Assert.That(await child.WaitForExitAsync(TimeSpan.FromMinutes(2)), Is.Zero, string.Join('\n', child.Errors.Concat(child.Output)));
        TestContext.Out.WriteLine(child.Output.Last());
        return Regex.Matches(child.Output.Last(), "([a-z]+) ([0-9]+)").ToDictionary(static match => match.Groups[1].Value, static match => int.Parse(match.Groups[2].Value, null));
    }
}
