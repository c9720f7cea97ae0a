using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Billing.Faults.Tests.Processes;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Ingestion;

/// <summary>Disks that are full, read-only, or fail: events go to memory, it is told, and all of them are billed.</summary>
[Platform("Linux")]
public sealed class DiskTests
{
    private const int Count = 3_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Test]
    public async Task A_full_disk_puts_events_in_memory()
    {
        using var folder = new JournalFolder();
        var (journal, memory) = await RunAsync(folder, Mounted(folder, "size=256k"));
        Assert.That((journal, memory), Is.EqualTo((Count - memory, Count - journal)));
        Assert.That(journal, Is.InRange(100, 1_000), "about what 256 KB hold");
    }

    [Test]
    public async Task A_read_only_disk_puts_all_of_them_in_memory()
    {
        using var folder = new JournalFolder();
        Assert.That(await RunAsync(folder, Mounted(folder, "ro")), Is.EqualTo((0, Count)));
    }

    [Test]
    public async Task An_error_of_the_disk_puts_events_in_memory()
    {
        using var folder = new JournalFolder();
        var (journal, memory) = await RunAsync(folder, ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64", "-e", "inject=pwrite64:error=EIO:when=200+"]);
        Assert.That(journal, Is.InRange(150, 250));
        Assert.That(memory, Is.EqualTo(Count - journal));
    }

    private static async Task<(int Journal, int Memory)> RunAsync(JournalFolder folder, IReadOnlyList<string> wrapper)
    {
        Tool.Require(wrapper[0]);
        await using var server = LedgerServer.Start(new UnitPayRules());
        await using var child = ChildProcess.Start(new ChildCommand("disk", server.Url.ToString(), folder.Path, $"{Count}") { Wrapper = wrapper });
        Assert.That(await child.WaitForExitAsync(Patience), Is.Zero, string.Join('\n', child.Errors.Concat(child.Output)));
        var lines = child.Output.ToList();
        TestContext.Out.WriteLine(string.Join('\n', lines));
        var put = Regex.Match(lines[0], "journal ([0-9]+) memory ([0-9]+) dropped 0 slowest ([0-9]+)");
        Assert.That(put.Success, Is.True, lines[0]);
        Assert.That(int.Parse(put.Groups[3].Value, null), Is.LessThan(1_000), "tracking never waits for the disk to get well");
        Assert.That(lines[1], Does.EndWith("degraded").And.Contain($"accepted {Count} = delivered 0 + pending {Count} "));
        Assert.That(lines[2], Is.EqualTo($"flushed {Count} "));
        Assert.That(lines[3], Does.StartWith($"accepted {Count} = delivered {Count} + pending 0 + rejected 0 + dropped 0"));
        Assert.That(lines[4], Is.EqualTo("end"));
        var snapshot = server.Snapshot();
        Assert.That((snapshot.EffectsByKey.Count(pair => pair.Key.StartsWith('e') && pair.Value == 1), snapshot.Doubled.Count), Is.EqualTo((Count, 0)));
        return (int.Parse(put.Groups[1].Value, null), int.Parse(put.Groups[2].Value, null));
    }

    private static string[] Mounted(JournalFolder folder, string options) =>
        ["unshare", "-rm", "sh", "-c", $"mount -t tmpfs -o {options} none \"{folder.Path}\" && exec \"$@\"", "sh"];
}
