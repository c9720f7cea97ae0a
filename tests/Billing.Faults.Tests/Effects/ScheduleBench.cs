using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>The three vendors' servers, which play each call's schedule, and the calls.</summary>
internal sealed class ScheduleBench : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, ScheduleRun> _runs = new();
    private readonly ScheduleNetwork _network = new();
    private readonly Dictionary<string, LedgerServer> _servers;

    public ScheduleBench() => _servers = new Dictionary<string, LedgerServer>
    {
        ["Paygentic"] = LedgerServer.Start(new PaygenticRules(), Play),
        ["UnitPay"] = LedgerServer.Start(new UnitPayRules(), Play),
        ["BillingOS"] = LedgerServer.Start(new BillingOSRules(), Play),
    };

    /// <summary>Makes one call per seed; returns when the servers have nothing more to do.</summary>
    public async Task<IReadOnlyList<ScheduleRun>> RunAsync(IEnumerable<int> seeds, int atOnce, Func<ScheduleRun, Task> call)
    {
        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (seed, _) =>
        {
            var run = new ScheduleRun(new Schedule(seed));
            _runs[seed] = run;
            await call(run);
        });
        foreach (var server in _servers.Values)
        {
            await server.SettleAsync(TimeSpan.FromSeconds(30));
        }

        return _runs.Values.OrderBy(static run => run.Schedule.Seed).ToArray();
    }

    /// <summary>By the SDK.</summary>
    public Task CallAsync(ScheduleRun run) => run.RunAsync(ServerOf(run.Schedule.Vendor), _network);

    /// <summary>By a loop.</summary>
    public async Task CallNaivelyAsync(ScheduleRun run)
    {
        var server = ServerOf(run.Schedule.Vendor);
        await NaiveCaller.RunAsync(run, _network.Client, _network.UrlOf(run, server));
        run.Read(server);
    }

    public async ValueTask DisposeAsync()
    {
        _network.Dispose();
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }
    }

    private LedgerServer ServerOf(Vendor vendor) => _servers[vendor.Name];

    private Mishap Play(ReceivedRequest request) => _runs[int.Parse(request[LedgerServer.CallHeader]!, CultureInfo.InvariantCulture)].Arrive();
}
