using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.UnitPay.Tests.Behaviour;

public class KeyProviderTests
{
    [Test]
    public async Task Is_asked_once_per_call_and_its_key_may_rotate()
    {
        using var wire = new Wire().Answers(503).Answers(200, "{}").Answers(200, "{}");
        var keys = new Queue<string>(["upay_sk_1", "upay_sk_2"]);
        var client = WithProvider(wire, _ => new ValueTask<string>(keys.Dequeue()));
        await client.Customers.GetAsync("cus_1");
        await client.Customers.GetAsync("cus_1");
        Assert.That(wire.Sent.ConvertAll(sent => sent["x-api-key"]), Is.EqualTo(new[] { "upay_sk_1", "upay_sk_1", "upay_sk_2" }));
    }

    [Test]
    public void Failing_is_an_exception_of_the_sdk_and_nothing_is_sent()
    {
        using var wire = new Wire();
        var client = WithProvider(wire, _ => throw new InvalidOperationException("vault is sealed"));
        var error = Assert.ThrowsAsync<UnexpectedClientException>(() => client.Customers.GetAsync("cus_1"))!;
        Assert.That((error.Effect, error.InnerException?.Message, wire.Sent.Count), Is.EqualTo((Effect.None, "vault is sealed", 0)));
    }

    [TestCase("upay_pk_CANARY")]
    [TestCase("")]
    [TestCase(null)]
    [TestCase("upay_sk_CANARY\n\nx: 1")]
    public void Giving_a_wrong_key_is_refused_by_the_same_rules(string? key)
    {
        using var wire = new Wire();
        var error = Assert.ThrowsAsync<ArgumentException>(() => WithProvider(wire, _ => new ValueTask<string>(key!)).Customers.GetAsync("cus_1"))!;
        Assert.That((error.ParamName, wire.Sent.Count), Is.EqualTo(("ApiKeyProvider", 0)));
        Assert.That(error.Message, Does.Not.Contain("CANARY"));
    }

    [Test]
    public void Beside_a_key_is_refused()
    {
        var options = new UnitPayClientOptions { ApiKey = Clients.Key, ApiKeyProvider = _ => new ValueTask<string>(Clients.Key) };
        Assert.That(Assert.Throws<ArgumentException>(() => _ = new UnitPayClient(options))!.Message, Does.Contain("ApiKeyProvider"));
    }

    [Test]
    public void Is_told_when_the_caller_cancels()
    {
        using var wire = new Wire();
        using var stop = new CancellationTokenSource();
        var client = WithProvider(wire, async token =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Clients.Key;
        });
        var error = Assert.CatchAsync<OperationCanceledException>(() => client.Customers.GetAsync("cus_1", cancellationToken: stop.Token))!;
        Assert.That(error.CancellationToken, Is.EqualTo(stop.Token));
    }

    private static UnitPayClient WithProvider(Wire wire, Func<CancellationToken, ValueTask<string>> provider) => Clients.On(wire, o =>
    {
        o.ApiKey = null;
        o.ApiKeyProvider = provider;
    });
}
