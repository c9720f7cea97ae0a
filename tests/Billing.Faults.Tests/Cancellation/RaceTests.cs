using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>
/// A timeout is never reported as a cancellation, nor the other way round. What counts is when each of them really
/// happened, not when it was meant to: on a busy machine these differ.
/// </summary>
public sealed class RaceTests
{
    private const int Races = 1000;
    private const int Lanes = 50;

    [Test]
    public async Task A_timeout_and_a_cancellation_are_never_confused()
    {
        await using var stall = FaultServer.Start(KnownFaults.StallAfterReading);
        await using var body = FaultServer.Start(KnownFaults.StallInBody);
        using var silent = UnreachablePort.Silent();
        using var connections = new SocketsHttpHandler();

        var runs = await RunAsync(Races, seed => RaceAsync(seed, [stall.Url, silent.Url, body.Url], connections));

        Assert.That(runs.Select(run => run.Complaint()).OfType<string>(), Is.Empty);
        Assert.That(runs.Count(run => run.IsCallers), Is.InRange(Races / 5, Races * 4 / 5), "both come first often enough");
        Assert.That(runs.Select(run => run.Limit).Distinct().Count(), Is.EqualTo(3), "every limit raced");
    }

    [Test]
    public async Task A_bare_client_confuses_them()
    {
        await using var stall = FaultServer.Start(KnownFaults.StallAfterReading);

        var runs = await RunAsync(40, seed =>
        {
            var (_, limit, cancel) = Times(new Random(seed));
            var watch = new TokenWatch(new SocketsHttpHandler());
            var bare = new BareClient(stall.Url, new HttpClient(watch) { Timeout = limit });
            return RaceRun.OfAsync(seed, TimeoutLimit.HttpClient, cancel, token => bare.GetAsync(token), () => watch.Canceled);
        });

        Assert.That(runs.Select(run => run.Complaint()), Has.Some.Contains("TaskCanceledException, where the limit HttpClient passed"));
    }

    private static Task<RaceRun> RaceAsync(int seed, Uri[] servers, HttpMessageHandler connections)
    {
        var random = new Random(seed);
        var (kind, limit, cancel) = Times(random);
        var time = new RecordingTime();
        var watch = new TokenWatch(connections);

        // The timeout of an HttpClient does not reach into the body.
        var server = servers[random.Next(kind == TimeoutLimit.HttpClient ? 2 : 3)];
        var call = Vendor.All[random.Next(Vendor.All.Length)].Connect(server, options =>
        {
            options.Retry = RetryOptions.None;
            options.TimeProvider = time;
            options.AttemptTimeout = kind == TimeoutLimit.Attempt ? limit : options.AttemptTimeout;
            options.Timeout = kind == TimeoutLimit.Call ? limit : options.Timeout;
            options.HttpClient = kind == TimeoutLimit.HttpClient ? new HttpClient(watch, disposeHandler: false) { Timeout = limit } : null;
        });
        return RaceRun.OfAsync(seed, kind, cancel, token => call((CallKind)random.Next(3), null, token), () => kind == TimeoutLimit.HttpClient ? watch.Canceled : time.Rang);
    }

    private static (TimeoutLimit Kind, TimeSpan Limit, TimeSpan Cancel) Times(Random random) =>
        ((TimeoutLimit)random.Next(3), TimeSpan.FromMilliseconds(random.Next(30, 250)), TimeSpan.FromMilliseconds(random.Next(30, 250)));

    private static async Task<IReadOnlyCollection<RaceRun>> RunAsync(int races, Func<int, Task<RaceRun>> race)
    {
        var runs = new ConcurrentQueue<RaceRun>();
        await Parallel.ForEachAsync(Enumerable.Range(0, races), new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (seed, _) => runs.Enqueue(await race(seed)));
        return runs;
    }
}
