using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

/// <summary>One vendor, asked with a plain HttpClient: no SDK in between.</summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient _client;
    private readonly string _root;

    private Api(HttpClient client, Uri root, string header, string key)
    {
        _client = client;
        _root = root.ToString();
        if (key.Length > 0)
            _client.DefaultRequestHeaders.Add(header, key);
    }

    public static Api Paygentic(BillingEmulator emulator, string key = "Bearer sk_test_1") =>
        new(emulator.CreateHttpClient(), emulator.PaygenticUrl, "Authorization", key);

    public static Api UnitPay(BillingEmulator emulator, string key = "upay_sk_1") =>
        new(emulator.CreateHttpClient(), emulator.UnitPayUrl, "x-api-key", key);

    public static Api BillingOS(BillingEmulator emulator, string key = "Bearer sk_test_1") =>
        new(emulator.CreateHttpClient(), emulator.BillingOSUrl, "Authorization", key);

    public void Dispose() => _client.Dispose();

    public Task<Answer> GetAsync(string path) => SendAsync("GET", path, null);

    public Task<Answer> DeleteAsync(string path) => SendAsync("DELETE", path, null);

    public Task<Answer> PostAsync(string path, string? body = null, string? key = null) => SendAsync("POST", path, body, key);

    public Task<Answer> PatchAsync(string path, string body) => SendAsync("PATCH", path, body);

    public Task<Answer> PutAsync(string path, string body) => SendAsync("PUT", path, body);

    private async Task<Answer> SendAsync(string method, string path, string? body, string? key = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _root + path);
        if (body != null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key != null)
            request.Headers.Add("Idempotency-Key", key);
        using HttpResponseMessage response = await _client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
