using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Billing.Benchmarks.Clients;
using Billing.Benchmarks.Plain.Paygentic;
using Billing.Paygentic;
using Bare = Billing.Benchmarks.Plain.Paygentic;

namespace Billing.Benchmarks.Workloads;

/// <summary>A walk over five pages: what the walking adds to its calls.</summary>
internal static class PagingWorkloads
{
    private const int Pages = 5;

    public static IEnumerable<Workload> All =>
    [
        new("Paging", "Paygentic", "Subscriptions.ListAll", [.. Enumerable.Range(0, Pages).Select(Page)], OursAsync, RawAsync, StockAsync),
    ];

    private static string Path(int offset) => "/v0/subscriptions?limit=100&offset=" + offset.ToString(CultureInfo.InvariantCulture);

    private static JsonNode Page(int number)
    {
        var page = Samples.Page("paygentic-subscription", "data", """{"data":[],"pagination":{"limit":100,"offset":0,"total":500}}""");
        page["pagination"]!["offset"] = number * Samples.PageSize;
        foreach (var item in page["data"]!.AsArray())
        {
            item!["id"] = item["id"] + "p" + number.ToString(CultureInfo.InvariantCulture);
        }

        return page;
    }

    private static System.Func<Task> OursAsync(HttpClient client)
    {
        var ours = PaygenticWorkloads.Ours(client);
        var query = new ListSubscriptionsParams { Limit = Samples.PageSize };
        return async () =>
        {
            await foreach (var item in ours.Subscriptions.ListAllAsync(query).ConfigureAwait(false))
            {
                _ = item;
            }
        };
    }

    private static System.Func<Task> RawAsync(HttpClient client)
    {
        var raw = new RawClient(client, PaygenticWorkloads.Server);
        return async () =>
        {
            Bare.ListSubscriptionsResponse page;
            for (var offset = 0; ; offset += page.Data!.Count)
            {
                page = await raw.GetAsync(Path(offset), PlainPaygenticJson.Default.ListSubscriptionsResponse).ConfigureAwait(false);
                if (offset + page.Data!.Count >= page.Pagination!.Total)
                {
                    return;
                }
            }
        };
    }

    private static System.Func<Task> StockAsync(HttpClient client)
    {
        var stock = new StockClient(client, PaygenticWorkloads.Server);
        return async () =>
        {
            Bare.ListSubscriptionsResponse page;
            for (var offset = 0; ; offset += page.Data!.Count)
            {
                page = await stock.GetAsync<Bare.ListSubscriptionsResponse>(Path(offset)).ConfigureAwait(false);
                if (offset + page.Data!.Count >= page.Pagination!.Total)
                {
                    return;
                }
            }
        };
    }
}
