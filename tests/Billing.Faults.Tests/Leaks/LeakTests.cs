using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Catalogue;
using Billing.Faults.Tests.Checks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Leaks;

/// <summary>Calls that fail leave nothing behind: no connection, no descriptor, no memory.</summary>
public sealed class LeakTests
{
    private const int Callers = 32;
    private const int Calls = 10_000;
    private const int Rounds = 3;
    private const int SpareDescriptors = 5;
    private const int SpareArrays = 500;
    private const int SpareBytes = 2 * 1024 * 1024;

    /// <summary>What ends soon, and one stall of each kind.</summary>
    private static readonly Fault[] Faults = FaultCatalogue.All
        .Where(static fault => fault is { Script: not null, IsHeavy: false } && (fault.Ending == Ending.TimedOut || !fault.Ending.HasFlag(Ending.TimedOut)))
        .Select(static fault => fault.Script!)
        .ToArray();

    [Test]
    public async Task Ten_thousand_faulty_calls_leave_nothing_behind()
    {
        // What the first calls build for good, such as compiled code and the pools of each thread, is no leak: that grows with every round.
        await RunAsync(Calls / 5);
        for (var round = 1; ; round++)
        {
            var before = ProcessState.Take();
            using var pools = new ArrayPoolWatch();

            await RunAsync(Calls);

            var after = ProcessState.Take();
            TestContext.Out.WriteLine($"descriptors {before.Descriptors} -> {after.Descriptors}, heap {before.HeapBytes:N0} -> {after.HeapBytes:N0}, arrays made {pools.Allocated}");
            Assert.That(after.Descriptors, Is.LessThanOrEqualTo(before.Descriptors + SpareDescriptors));
            Assert.That(pools.Allocated, Is.LessThan(SpareArrays), "arrays that the pools had to make");

            // Where connections of earlier tests closed meanwhile, they would hide what these calls left open: another round tells.
            if (after.Descriptors >= before.Descriptors - SpareDescriptors && after.HeapBytes < before.HeapBytes + SpareBytes)
            {
                return;
            }

            Assert.That(round, Is.LessThan(Rounds), "rounds that all left memory behind, or told nothing");
        }
    }

    [Test]
    public async Task A_loop_that_forgets_its_answers_keeps_their_connections()
    {
        var large = Scripts.Says("a large 503", Ending.Refused, Scripts.Answer("503 X", new string(' ', 200_000))).Script!;
        await using var server = FaultServer.Start(large);
        using var client = new BareClient(server.Url, attempts: 3);

        // The collector would close what was forgotten, some time.
        var isPaused = GC.TryStartNoGCRegion(100 * 1024 * 1024);
        await Parallel.ForEachAsync(Enumerable.Range(0, 50), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (_, _) => await CallReport.OfAsync(() => client.GetAsync(), TimeSpan.FromSeconds(10)));

        Assert.That(isPaused);
        Assert.That(async () => await ConnectionsFitAsync(server), Throws.InstanceOf<AssertionException>());
        GC.EndNoGCRegion();
    }

    private static async Task RunAsync(int calls)
    {
        var isOver = false;
        await using var server = FaultServer.Start(attempt => Volatile.Read(ref isOver) ? Goodbye : Faults[attempt % Faults.Length]);
        server.KeepsRequests = false;
        var clients = Vendor.All.Select(vendor => vendor.Connect(server.Url, Fast)).ToArray();

        await Parallel.ForEachAsync(Enumerable.Range(0, calls), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (call, _) =>
            Check.IsOurs(await CallReport.OfAsync(() => clients[call % clients.Length](call % 2 == 0 ? CallKind.Read : CallKind.Keyed, null, CancellationToken.None), TimeSpan.FromSeconds(30))));

        await ConnectionsFitAsync(server);
        Volatile.Write(ref isOver, true);
        for (var i = 0; i < Callers && server.OpenConnections > 0; i++)
        {
            // A pooled connection is used once more, and closed.
            await CallReport.OfAsync(() => clients[0](CallKind.Read, null, CancellationToken.None), TimeSpan.FromSeconds(30));
        }

        Assert.That(await Eventually.IsTrueAsync(() => server.OpenConnections == 0), $"{server.OpenConnections} connections belong to nobody");
    }

    private static async Task ConnectionsFitAsync(FaultServer server) =>
        Assert.That(await Eventually.IsTrueAsync(() => server.OpenConnections <= Callers), $"{server.OpenConnections} connections are open for {Callers} callers");

    private static Fault Goodbye { get; } = KnownFaults.Answer(200, Scripts.GoodBody, "Connection: close\r\n");

    private static void Fast(BillingClientOptions options)
    {
        options.AttemptTimeout = TimeSpan.FromMilliseconds(100);
        options.Timeout = TimeSpan.FromSeconds(5);
        options.Retry = new RetryOptions { InitialInterval = TimeSpan.FromMilliseconds(1), MaxInterval = TimeSpan.FromMilliseconds(2), MaxElapsedTime = TimeSpan.FromSeconds(1) };
    }
}
