using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace Billing.Faults.Tests.Clients;

/// <summary>
/// What a generator's stock template makes of an operation: HttpClient, JsonConvert and one exception, optionally in a naive
/// loop of retries. The checks of this project must fail against it, or they prove nothing.
/// </summary>
/// <param name="server">Where the requests go.</param>
/// <param name="client">The connections; null for a client with all defaults.</param>
/// <param name="attempts">How often a call is tried; 3 is what a hand-written loop mostly has.</param>
public sealed class BareClient(Uri server, HttpClient? client = null, int attempts = 1) : IDisposable
{
    private readonly HttpClient _client = client ?? new HttpClient();

    /// <summary>Reads.</summary>
    /// <param name="cancellationToken">Cancels the call, as far as it is passed on.</param>
    public Task<Dictionary<string, object?>?> GetAsync(CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, "/v0/customers/cus_1", null, cancellationToken);

    /// <summary>Acts, with a key for each attempt.</summary>
    /// <param name="body">What is sent; null for no content at all.</param>
    /// <param name="cancellationToken">Cancels the call, as far as it is passed on.</param>
    public Task<Dictionary<string, object?>?> PostAsync(object? body, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "/v0/lineItems", body, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<Dictionary<string, object?>?> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(method, path, body, attempt < attempts, cancellationToken);
            }
            catch (HttpRequestException) when (attempt < attempts)
            {
                await Task.Delay(10, cancellationToken);
            }
        }
    }

    private async Task<Dictionary<string, object?>?> TryAsync(HttpMethod method, string path, object? body, bool mayRetry, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, path));
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("application/json"));
        if (method == HttpMethod.Post)
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            request.Content = body is null ? null : new StringContent(JsonConvert.SerializeObject(body), Encoding.UTF8, "application/json");
        }

        var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (mayRetry && (int)response.StatusCode >= 500)
        {
            // The loop forgets to dispose it, as they do.
            throw new HttpRequestException("The server failed.");
        }

        using (response)
        {
            return response.IsSuccessStatusCode ? await ReadAsync(response) : throw await ErrorAsync(response);
        }
    }

    /// <summary>The body is read after the call's limits, without a token.</summary>
    private static async Task<Dictionary<string, object?>?> ReadAsync(HttpResponseMessage response)
    {
        try
        {
            using var stream = await response.Content.ReadAsStreamAsync();
            using var text = new StreamReader(stream);
            using var json = new JsonTextReader(text);
            return JsonSerializer.Create().Deserialize<Dictionary<string, object?>>(json);
        }
        catch (JsonException error)
        {
            throw new BareApiException("Could not deserialize the response body stream.", (int)response.StatusCode, string.Empty, error);
        }
    }

    private static async Task<BareApiException> ErrorAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.ToDictionary(header => header.Key, header => header.Value);
        var text = await response.Content.ReadAsStringAsync();
        return new BareApiException($"The HTTP status code of the response was not expected ({(int)response.StatusCode}, {headers.Count} headers).", (int)response.StatusCode, text, null);
    }
}
