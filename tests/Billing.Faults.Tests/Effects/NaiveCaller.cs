using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>What is often written by hand: an HttpClient in a loop that repeats whatever failed, with a key per attempt. It must fail the checks.</summary>
internal static class NaiveCaller
{
    public static async Task RunAsync(ScheduleRun run, HttpClient http, Uri url)
    {
        for (var attempt = 0; attempt <= run.Schedule.MaxRetries; attempt++)
        {
            using var limit = new CancellationTokenSource(run.Schedule.AttemptLimit);
            try
            {
                using var request = Request(run, url);
                using var response = await http.SendAsync(request, limit.Token);
                if ((int)response.StatusCode is < 500 and not 429)
                {
                    return;
                }
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
            {
            }
        }
    }

    private static HttpRequestMessage Request(ScheduleRun run, Uri url)
    {
        var key = run.Schedule.Kind == CallKind.Keyed ? Guid.NewGuid().ToString("N") : null;
        var (method, path, body) = (run.Schedule.Kind, run.Schedule.Vendor) switch
        {
            (CallKind.Read, _) => (HttpMethod.Get, "/customers/cus_1", null),
            (CallKind.Keyed, BillingOSVendor) => (HttpMethod.Post, "/v1/usage/track", $$"""{"customer_id":"user_1","feature_key":"api_calls","quantity":1,"idempotency_key":"{{key}}"}"""),
            _ => (HttpMethod.Post, "/subscriptions", "{}"),
        };
        var request = new HttpRequestMessage(method, new Uri(url, path)) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(LedgerServer.CallHeader, run.Id);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return request;
    }
}
