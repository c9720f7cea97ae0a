using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using AspNetCore;
using Billing.UnitPay;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Billing.Samples.Tests;

/// <summary>The sample on a port of this machine, and a vendor that delivers to it.</summary>
public sealed class WebhookEndpointTests
{
    private const string Body = "{ \"type\": \"invoice.paid\",\r\n  \"data\": { \"customer_id\": \"cus_1\", \"name\": \"Zürich \\u2713\" } }\n";

    private readonly WebhookSigner _vendor = new(WebhookSigner.CreateSecret());
    private readonly List<UnitPayEvent> _handled = new();
    private readonly HttpClient _http = new();
    private readonly string _secret = WebhookSigner.CreateSecret();
    private readonly string _oldSecret = WebhookSigner.CreateSecret();
    private Func<UnitPayEvent, Task> _handle = _ => Task.CompletedTask;
    private WebApplication _app = null!;

    [SetUp]
    public async Task Start()
    {
        _handled.Clear();
        _handle = _ => Task.CompletedTask;
        _app = ShopApp.Create(
            ["--urls=http://127.0.0.1:0", "--UnitPay:ApiKey=upay_sk_sample", "--Logging:LogLevel:Default=None", $"--UNITPAY_WEBHOOK_SECRET={_secret}", $"--UNITPAY_WEBHOOK_OLD_SECRET={_oldSecret}"],
            handle: async (received, _) =>
            {
                await _handle(received);
                _handled.Add(received);
            });
        await _app.StartAsync();
    }

    [TearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [OneTimeTearDown]
    public void Close() => _http.Dispose();

    [Test]
    public async Task A_good_delivery_is_handled_once()
    {
        var headers = Signed(_secret);

        Assert.That(await PostAsync(Body, headers), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await PostAsync(Body, headers), Is.EqualTo(HttpStatusCode.BadRequest), "the same one again");

        var received = _handled.Single();
        Assert.That((received.Type.Value, received.Data["customerId"], received.Data["name"], received.RawJson), Is.EqualTo(("invoice.paid", "cus_1", "Zürich ✓", Body)));
    }

    [Test]
    public async Task While_the_secret_is_replaced_both_are_good() =>
        Assert.That(await PostAsync(Body, Signed(_oldSecret)), Is.EqualTo(HttpStatusCode.NoContent));

    [Test]
    public async Task Headers_that_come_twice_are_both_read()
    {
        using var request = Request(Body, Signed(_secret));
        var signature = request.Headers.GetValues("svix-signature").Single();
        request.Headers.Remove("svix-signature");
        request.Headers.TryAddWithoutValidation("svix-signature", ["v1,bm90IHRoaXMgb25l", signature]);

        Assert.That(await SendAsync(request), Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public void A_framework_hands_its_headers_over_as_they_are()
    {
        var request = new DefaultHttpContext().Request;
        foreach (var (name, value) in Signed(_secret))
        {
            request.Headers.Append(name.ToUpperInvariant(), value);
        }

        Assert.That(UnitPayWebhooks.Verify(Body, request.Headers, _secret).Type.Value, Is.EqualTo("invoice.paid"));
        Assert.That(UnitPayWebhooks.Verify(Body, name => request.Headers[name], _secret).Type.Value, Is.EqualTo("invoice.paid"));
    }

    [Test]
    public async Task A_bad_delivery_is_refused_and_not_handled()
    {
        Assert.That(await PostAsync(Body + " ", Signed(_secret)), Is.EqualTo(HttpStatusCode.BadRequest), "a changed body");
        Assert.That(await PostAsync(Body, _vendor.Sign(Body)), Is.EqualTo(HttpStatusCode.BadRequest), "another secret");
        Assert.That(await PostAsync(Body, new WebhookSigner(_secret).Sign(Body, sentAt: DateTimeOffset.UtcNow.AddMinutes(-10))), Is.EqualTo(HttpStatusCode.BadRequest), "an old one");
        Assert.That(await PostAsync(Body, new()), Is.EqualTo(HttpStatusCode.BadRequest), "no headers");
        Assert.That(await PostAsync("no JSON", new WebhookSigner(_secret).Sign("no JSON")), Is.EqualTo(HttpStatusCode.BadRequest), "no JSON");
        Assert.That(_handled, Is.Empty);
    }

    [Test]
    public async Task What_could_not_be_handled_is_handled_at_the_next_attempt()
    {
        var headers = Signed(_secret);
        _handle = _ => throw new TimeoutException("The database is away.");

        Assert.That(await PostAsync(Body, headers), Is.EqualTo(HttpStatusCode.InternalServerError));
        _handle = _ => Task.CompletedTask;
        Assert.That(await PostAsync(Body, headers), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(_handled, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_body_that_is_too_large_is_not_read([Values] bool isLengthTold)
    {
        var body = "{\"pad\":\"" + new string('x', WebhookEndpoint.MaxBodyBytes) + "\"}";
        using var request = Request(body, new WebhookSigner(_secret).Sign(body));
        request.Headers.TransferEncodingChunked = !isLengthTold;

        // Else the connection may end while the client still sends, before it has read the answer.
        request.Headers.ExpectContinue = true;

        Assert.That(await SendAsync(request), Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(_handled, Is.Empty);
    }

    private static Dictionary<string, string> Signed(string secret) => new WebhookSigner(secret).Sign(Body);

    private async Task<HttpStatusCode> PostAsync(string body, Dictionary<string, string> headers)
    {
        using var request = Request(body, headers);
        return await SendAsync(request);
    }

    private HttpRequestMessage Request(string body, Dictionary<string, string> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(_app.Urls.First()), "/webhooks/unitpay"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }
}
