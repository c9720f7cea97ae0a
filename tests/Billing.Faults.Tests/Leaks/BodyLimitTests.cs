using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Catalogue;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Leaks;

/// <summary>A body that is larger than allowed takes neither the memory nor the network.</summary>
public sealed class BodyLimitTests
{
    private const int Megabyte = 1024 * 1024;
    private const long Gigabyte = 1024L * Megabyte;

    /// <summary>What the kernel's buffers hold of an answer that nobody reads, and what runs beside a measurement.</summary>
    private const int OnTheWay = 16 * Megabyte;

    private static readonly byte[] Block = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));

    [TestCase("Connection: close", 64)]
    [TestCase("Connection: close", 1)]
    [TestCase("Content-Length: 1073741824", 64)]
    [TestCase("Content-Length: 1073741824", 1)]
    public async Task A_body_of_1_GB_ends_at_the_limit(string header, int limitMegabytes)
    {
        var (report, sent, allocated) = await RunAsync(header, Gigabyte, limitMegabytes * Megabyte);

        Assert.That(report, Is.InstanceOf<ResponseValidationException>());
        var error = (ResponseValidationException)report!;
        Assert.That((error.StatusCode, error.RequestId, error.Effect, error.StopReason, error.Attempts), Is.EqualTo((200, Scripts.RequestId, Effect.Applied, StopReason.NotRetryable, 1)));
        Assert.That(error.Found, Does.Contain("limit"));
        var limit = header.StartsWith("Content", StringComparison.Ordinal) ? 0 : limitMegabytes * Megabyte;
        Assert.That(sent, Is.LessThan(limit + OnTheWay));
        FitsInMemory(allocated, limit);
    }

    [Test]
    public async Task A_bare_client_takes_all_that_comes()
    {
        await using var server = FaultServer.Start(Flood("Connection: close", 64L * Megabyte, static _ => { }, "500 X"));
        using var client = new BareClient(server.Url);
        var before = GC.GetTotalAllocatedBytes();

        await Checks.CallReport.OfAsync(() => client.GetAsync(), TimeSpan.FromSeconds(30));

        Assert.That(() => FitsInMemory(GC.GetTotalAllocatedBytes() - before, Megabyte), Throws.InstanceOf<AssertionException>());
    }

    /// <summary>A buffer grows by doubling, so all its sizes together are twice the last.</summary>
    private static void FitsInMemory(long allocated, int limit) => Assert.That(allocated, Is.LessThan((2L * limit) + OnTheWay));

    private static async Task<(Exception? Error, long Sent, long Allocated)> RunAsync(string header, long bytes, int limit)
    {
        var sent = 0L;
        await using var server = FaultServer.Start(Flood(header, bytes, count => sent += count, "200 OK"));
        var call = new PaygenticVendor().Connect(server.Url, options => options.MaxResponseBytes = limit);
        var before = GC.GetTotalAllocatedBytes();

        var report = await Checks.CallReport.OfAsync(() => call(CallKind.Keyed, null, CancellationToken.None), TimeSpan.FromSeconds(60));

        return (report.Error, sent, GC.GetTotalAllocatedBytes() - before);
    }

    private static Fault Flood(string header, long bytes, Action<int> onSent, string status) => new("flood", async (connection, stop) =>
    {
        await connection.ReadRequestAsync(stop);
        await connection.WriteAsync($"HTTP/1.1 {status}\r\nx-request-id: {Scripts.RequestId}\r\n{header}\r\n\r\n", stop);
        for (var left = bytes; left > 0; left -= Block.Length)
        {
            await connection.WriteAsync(Block, stop);
            onSent(Block.Length);
        }

        connection.Close();
    });
}
