using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;

namespace Billing.Benchmarks.Clients;

/// <summary>The practical limit, (a): HttpClient and what System.Text.Json generates, with nothing around them.</summary>
internal sealed class RawClient(HttpClient client, string server, string? keyHeader = null)
{
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue JsonBody = new("application/json");
    private static readonly AuthenticationHeaderValue Key = new("Bearer", Samples.Key);

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server + path);
        AddHeaders(request);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        return await ReadAsync(response, type).ConfigureAwait(false);
    }

    public async Task<T> PostAsync<TBody, T>(string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server + path);
        AddHeaders(request);
        if (idempotencyKey is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        }

        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType));
        request.Content.Headers.ContentType = JsonBody;
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        return await ReadAsync(response, type).ConfigureAwait(false);
    }

    private void AddHeaders(HttpRequestMessage request)
    {
        request.Headers.Accept.Add(Json);
        if (keyHeader is null)
        {
            request.Headers.Authorization = Key;
        }
        else
        {
            request.Headers.TryAddWithoutValidation(keyHeader, Samples.UnitPayKey);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type)
    {
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        return (await JsonSerializer.DeserializeAsync(stream, type).ConfigureAwait(false))!;
    }
}
