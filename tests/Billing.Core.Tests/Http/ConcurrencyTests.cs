using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Http;

public sealed class ConcurrencyTests
{
    [Test]
    public async Task One_client_serves_many_calls_at_once_and_keeps_their_overrides_apart()
    {
        using var echo = new EchoServer();
        var client = new TestClient(options =>
        {
            options.ApiKey = "sk_of_neither_server";
            options.HttpClient = new HttpClient(echo);
            options.Retry = new RetryOptions { InitialInterval = TimeSpan.Zero };
            options.TimeProvider = TimeProvider.System;
        });

        var strays = await Task.WhenAll(Enumerable.Range(0, 64).Select(worker => Task.Run(async () =>
        {
            var wrong = 0;
            for (var i = 0; i < 50; i++)
            {
                var sandbox = (worker + i) % 2 == 0;
                var key = $"key-{worker}-{i}";
                var widget = await client.SendAsync(Operations.Create, new WidgetRequest { Name = key }, new RequestOptions
                {
                    ServerIndex = sandbox ? 1 : 0,
                    IdempotencyKey = key,
                    Retry = sandbox ? new RetryOptions { InitialInterval = TimeSpan.Zero, MaxRetries = 1 } : null,
                });
                wrong += widget.Id == $"{(sandbox ? "sandbox" : "api")}.acme.example {key} {key}" ? 0 : 1;
            }

            return wrong;
        })));

        Assert.That(strays.Sum(), Is.Zero);
    }

    /// <summary>Answers with what it was asked; fails now and then the first time.</summary>
    private sealed class EchoServer : HttpMessageHandler
    {
        private readonly ConcurrentDictionary<string, bool> _seen = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = await SentRequest.ReadAsync(request);
            await Task.Yield();
            var key = sent["Idempotency-Key"]!;
            if (key.EndsWith('7') && _seen.TryAdd(key, true))
            {
                return new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            }

            var name = sent.Body!.Split('"')[3];
            return new HttpResponseMessage { Content = new StringContent($$"""{"id":"{{request.RequestUri!.Host}} {{key}} {{name}}"}""") };
        }
    }
}
