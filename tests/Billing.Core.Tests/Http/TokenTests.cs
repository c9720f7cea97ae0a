using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Http;

/// <summary>A call ends although others ignore their token, but they are told: else they work and hold connections for nobody.</summary>
public sealed class TokenTests
{
    private CancellationToken _told;

    [Test]
    public void The_transport_is_told_when_its_attempt_is_over()
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        client.Always((_, token) => NeverAsync<HttpResponseMessage>(token, () => client.Time.Advance(30)));

        Assert.CatchAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Get));

        Assert.That(_told.IsCancellationRequested, Is.True);
    }

    [Test]
    public void The_body_is_told_when_its_attempt_is_over()
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        client.Always((_, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StreamContent(new FaultyStream(Encoding.UTF8.GetBytes("{"), token => NeverAsync<int>(token, () => client.Time.Advance(30)))),
        }));

        Assert.CatchAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Get));

        Assert.That(_told.IsCancellationRequested, Is.True);
    }

    [Test]
    public void The_key_provider_is_told_when_the_call_is_over()
    {
        var client = default(TestClient)!;
        client = new TestClient(options =>
        {
            options.ApiKey = null;
            options.ApiKeyProvider = token => new ValueTask<string>(NeverAsync<string>(token, () => client.Time.Advance(120)));
        });

        Assert.CatchAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Get));

        Assert.That(_told.IsCancellationRequested, Is.True);
    }

    private Task<T> NeverAsync<T>(CancellationToken token, Action meanwhile)
    {
        _told = token;
        meanwhile();
        return new TaskCompletionSource<T>().Task;
    }
}
