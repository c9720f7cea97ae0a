using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Benchmarks.Clients;
using Billing.Benchmarks.Plain.Paygentic;
using Billing.Benchmarks.Workloads;
using Billing.Paygentic;
using Cost = Billing.Benchmarks.Measuring.Cost;

namespace Billing.Benchmarks.Loopback;

/// <summary>Ten thousand usage events from 64 callers, over sockets: what the client allocates for each.</summary>
internal static class LoopbackRun
{
    private const int Events = 10_000;
    private const int Callers = 64;
    private const int Rounds = 5;

    public static void Print()
    {
        using var server = new ServerProcess("paygentic-event");
        var ways = Ways(server.Url);
        var best = ways.Select(_ => new Cost(double.MaxValue, double.MaxValue)).ToList();
        for (var round = 0; round <= Rounds; round++)
        {
            for (var index = 0; index < ways.Count; index++)
            {
                var cost = Send(ways[index].Call);
                // The first round opens connections and compiles.
                best[index] = round == 0 ? best[index] : new Cost(Math.Min(best[index].Nanoseconds, cost.Nanoseconds), Math.Min(best[index].Bytes, cost.Bytes));
            }
        }

        Console.WriteLine("| 10,000 events, 64 callers, loopback | client, B per call | ratio to (a) | goal | calls per second |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var ((name, _), cost) in ways.Zip(best))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {cost.Bytes:N0} | {cost.Bytes / best[0].Bytes:F2} | {(name.StartsWith("ours", StringComparison.Ordinal) ? "1.35" : "–")} | {1e9 / cost.Nanoseconds:N0} |"));
        }
    }

    private static IReadOnlyList<(string Name, Func<Task> Call)> Ways(string url)
    {
        var raw = new RawClient(new HttpClient(), url);
        var ours = new PaygenticClient(new PaygenticClientOptions { BearerAuth = Samples.Key, ServerUrl = new Uri(url) });
        var own = PaygenticWorkloads.Ours(new HttpClient(), url);
        var stock = new StockClient(new HttpClient(), url);
        return
        [
            ("(a)", () => raw.PostAsync("/v0/events", KeyedEvent(), PlainPaygenticJson.Default.IngestEventRequest, PlainPaygenticJson.Default.EventResponse)),
            ("ours", () => ours.Events.IngestAsync(PaygenticWorkloads.Event())),
            ("ours, with the application's HttpClient", () => own.Events.IngestAsync(PaygenticWorkloads.Event())),
            ("(b)", () => stock.PostAsync<Plain.Paygentic.EventResponse>("/v0/events", KeyedEvent())),
        ];
    }

    private static Plain.Paygentic.IngestEventRequest KeyedEvent()
    {
        var usage = PaygenticWorkloads.PlainEvent();
        usage.IdempotencyKey = Guid.NewGuid().ToString();
        return usage;
    }

    private static Cost Send(Func<Task> call)
    {
        var left = Events;
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        Task.WaitAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await call().ConfigureAwait(false);
            }
        })).ToArray());
        var time = Stopwatch.GetElapsedTime(start);
        return new Cost(time.TotalNanoseconds / Events, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / Events);
    }
}
