using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace Billing.Benchmarks.Clients;

/// <summary>What NSwag's own templates make of an operation, (b): the same steps in the same order.</summary>
internal sealed class StockClient(HttpClient client, string server, string? keyHeader = null)
{
    private readonly JsonSerializerSettings _settings = new();

    public Task<T> GetAsync<T>(string path) => SendAsync<T>("GET", path, null, null);

    public Task<T> PostAsync<T>(string path, object body, string? idempotencyKey = null) => SendAsync<T>("POST", path, body, idempotencyKey);

    private async Task<T> SendAsync<T>(string method, string path, object? body, string? idempotencyKey)
    {
        using var request = new HttpRequestMessage();
        if (idempotencyKey is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        }

        if (body is not null)
        {
            var content = new StringContent(JsonConvert.SerializeObject(body, _settings));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
            request.Content = content;
        }

        request.Method = new HttpMethod(method);
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("application/json"));

        var urlBuilder = new StringBuilder();
        urlBuilder.Append(server);
        urlBuilder.Append(path);
        var url = urlBuilder.ToString();
        request.RequestUri = new System.Uri(url, System.UriKind.RelativeOrAbsolute);

        // Applications add the key here, in PrepareRequest.
        if (keyHeader is null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Samples.Key);
        }
        else
        {
            request.Headers.Add(keyHeader, Samples.UnitPayKey);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, CancellationToken.None).ConfigureAwait(false);
        try
        {
            var headers = new Dictionary<string, IEnumerable<string>>();
            foreach (var item in response.Headers)
            {
                headers[item.Key] = item.Value;
            }

            if (response.Content is { Headers: not null })
            {
                foreach (var item in response.Content.Headers)
                {
                    headers[item.Key] = item.Value;
                }
            }

            var status = (int)response.StatusCode;
            if (status is not 200)
            {
                throw new HttpRequestException($"The HTTP status code of the response was not expected ({status}); {headers.Count} headers.");
            }

            return await ReadObjectResponseAsync<T>(response).ConfigureAwait(false);
        }
        finally
        {
            response.Dispose();
        }
    }

    private async Task<T> ReadObjectResponseAsync<T>(HttpResponseMessage response)
    {
        using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var reader = new StreamReader(stream);
        using var json = new JsonTextReader(reader);
        var serializer = JsonSerializer.Create(_settings);
        return serializer.Deserialize<T>(json)!;
    }
}
