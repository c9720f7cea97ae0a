using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using Billing.Benchmarks.Loopback;
using Billing.BillingOS;
using Billing.Paygentic;
using Billing.UnitPay;

namespace Billing.Benchmarks.Ingestion;

/// <summary>How fast events leave the journal for a server on this machine that does nothing but answer.</summary>
internal static class DrainRun
{
    public static async Task<IEnumerable<Row>> MeasureAsync(int count, int rounds)
    {
        var unitPay = await BestAsync("{\"accepted\":100,\"rejected\":0}", count, rounds, static (server, folder) =>
        {
            var ingestion = new UnitPayIngestion(Prepared(new UnitPayIngestionOptions { ApiKey = "upay_sk_bench" }, server, folder));
            return (ingestion, customer => ingestion.Track(Usages.UnitPay(customer)));
        });
        var paygentic = await BestAsync("{\"id\":\"evt_1\"}", count / 4, rounds, static (server, folder) =>
        {
            var ingestion = new PaygenticIngestion(Prepared(new PaygenticIngestionOptions { BearerAuth = "sk_test_bench" }, server, folder));
            return (ingestion, customer => ingestion.Track(Usages.Paygentic(customer)));
        });
        var billingOS = await BestAsync("{\"success\":true,\"feature_key\":\"api_calls\",\"quantity\":1,\"recorded_at\":\"2026-03-01T12:00:00.000Z\",\"requestId\":\"req_1\"}", count / 4, rounds, static (server, folder) =>
        {
            var ingestion = new BillingOSIngestion(Prepared(new BillingOSIngestionOptions { SecretKey = "sk_test_bench" }, server, folder));
            return (ingestion, customer => ingestion.Track(Usages.BillingOS(customer)));
        });
        return new[]
        {
            new Row("UnitPay: from the journal to a server on this machine, 100 a request", unitPay, Goal: "5,000"),
            new Row("Paygentic: one a request, 8 at the same time", paygentic),
            new Row("BillingOS: one a request, 4 at the same time", billingOS),
        };
    }

    private static async Task<double> BestAsync(string answer, int count, int rounds, Func<Uri, string, (UsageIngestion Ingestion, Func<string, TrackReceipt> Track)> start)
    {
        using var server = new LoopbackServer(answer);
        var best = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            using var folder = new BenchFolder();
            var (ingestion, track) = start(server.Url, folder.Path);
            for (var index = 0; index < count; index++)
            {
                track(FormattableString.Invariant($"cus_{index % 100}"));
            }

            var begin = Stopwatch.GetTimestamp();
            var flush = await ingestion.FlushAsync();
            best = Math.Max(best, count / Stopwatch.GetElapsedTime(begin).TotalSeconds);
            await ingestion.DisposeAsync();
            if (flush.Accepted != count)
            {
                throw new InvalidOperationException($"{flush.Accepted} of {count} accepted: {flush.Error?.Error.Message}");
            }
        }

        return best;
    }

    private static T Prepared<T>(T options, Uri server, string folder)
        where T : IngestionOptions
    {
        options.ServerUrl = server;
        options.JournalDirectory = folder;
        options.AutoBatch = false;
        return options;
    }
}
