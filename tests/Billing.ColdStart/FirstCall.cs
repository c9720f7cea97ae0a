using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Tasks;
using Billing.Benchmarks.Plain.Paygentic;
using Billing.Paygentic;

namespace Billing.ColdStart;

/// <summary>Gets a customer.</summary>
internal static class FirstCall
{
    private const string Id = "cus_9166c8ae89165d4097421bf1";
    private const string Key = "sk_test_0123456789abcdef0123456789abcdef";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<string> OursAsync(string url)
    {
        var paygentic = new PaygenticClient(new PaygenticClientOptions { BearerAuth = Key, ServerUrl = new Uri(url) });
        var customer = await paygentic.Customers.GetAsync(Id).ConfigureAwait(false);
        return customer.Id;
    }

    /// <summary>Only HttpClient: the answer stays text.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<string> BareAsync(string url)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(url + "/v0/customers/" + Id)).ConfigureAwait(false);
    }

    /// <summary>HttpClient and what System.Text.Json generates.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<string> RawAsync(string url)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, url + "/v0/customers/" + Id);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        await using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        return (await JsonSerializer.DeserializeAsync(stream, PlainPaygenticJson.Default.Customer).ConfigureAwait(false))!.Id;
    }
}
