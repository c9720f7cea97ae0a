using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Http;

public sealed class KeyProviderTests
{
    [TearDown]
    public void ForgetVariable() => Environment.SetEnvironmentVariable(TestVendor.KeyVariable, null);

    [Test]
    public async Task The_environment_has_the_key_where_no_option_has()
    {
        Environment.SetEnvironmentVariable(TestVendor.KeyVariable, "sk_live_of_the_environment");
        var client = new TestClient(options => options.ApiKey = null);
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Last["Authorization"], Is.EqualTo("Bearer sk_live_of_the_environment"));
    }

    [Test]
    public async Task The_option_wins_over_the_environment()
    {
        Environment.SetEnvironmentVariable(TestVendor.KeyVariable, "sk_live_of_the_environment");
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Last["Authorization"], Is.EqualTo("Bearer " + TestVendor.Key));
    }

    [TestCase(null)]
    [TestCase(" ")]
    public void A_missing_key_is_refused_and_both_places_are_named(string? variable)
    {
        Environment.SetEnvironmentVariable(TestVendor.KeyVariable, variable);

        var error = Assert.Throws<ArgumentException>(() => _ = new TestClient(options => options.ApiKey = null))!;

        Assert.That(error.ParamName, Is.EqualTo("ApiKey"));
        Assert.That(error.Message, Does.Contain("ApiKey").And.Contain(TestVendor.KeyVariable));
    }

    [TestCase("", "empty")]
    [TestCase("  ", "empty")]
    [TestCase("Bearer ", "after the word Bearer")]
    [TestCase("pk_live_CANARY", "secret key")]
    [TestCase("sk_live_CANARY\r\nX-Evil: 1", "printable")]
    [TestCase("sk_live_CANARYü", "printable")]
    public void A_key_of_the_wrong_kind_is_refused_and_not_shown(string key, string rule)
    {
        var error = Assert.Throws<ArgumentException>(() => _ = new TestClient(options => options.ApiKey = key))!;

        Assert.That(error.ParamName, Is.EqualTo("ApiKey"));
        Assert.That(error.ToString(), Does.Contain(rule).And.Not.Contain("CANARY"));
    }

    [TestCase(" sk_live_x \n")]
    [TestCase("Bearer sk_live_x")]
    [TestCase("bearer  sk_live_x")]
    public async Task A_key_that_was_copied_with_its_surroundings_is_cleaned(string key)
    {
        var client = new TestClient(options => options.ApiKey = key);
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Last["Authorization"], Is.EqualTo("Bearer sk_live_x"));
    }

    [Test]
    public async Task A_provider_is_asked_once_per_call()
    {
        var asked = 0;
        var client = Provided(_ => new ValueTask<string>($"sk_live_{++asked}"));
        client.Server.Answers(503).Answers(200, Widget.Json).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);
        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Sent.Select(sent => sent["Authorization"]), Is.EqualTo(new[] { "Bearer sk_live_1", "Bearer sk_live_1", "Bearer sk_live_2" }));
    }

    [Test]
    public void Key_and_provider_together_are_refused() =>
        Assert.That(
            Assert.Throws<ArgumentException>(() => _ = new TestClient(options => options.ApiKeyProvider = _ => new ValueTask<string>("sk_live_x")))!.ParamName,
            Is.EqualTo("ApiKey"));

    [Test]
    public void A_provider_that_fails_ends_the_call_before_anything_is_sent()
    {
        var client = Provided(_ => throw new InvalidTimeZoneException());

        var error = Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Effect, error.Attempts, client.Server.Attempts), Is.EqualTo((Effect.None, 0, 0)));
        Assert.That(error.InnerException, Is.TypeOf<InvalidTimeZoneException>());
    }

    [Test]
    public void A_provider_that_cancels_itself_is_no_cancellation_of_the_caller()
    {
        var client = Provided(_ => throw new OperationCanceledException());

        Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Create));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("pk_live_CANARY")]
    public void A_provided_key_of_the_wrong_kind_is_refused(string? key)
    {
        var client = Provided(_ => new ValueTask<string>(key!));

        var error = Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.ParamName, client.Server.Attempts), Is.EqualTo(("ApiKeyProvider", 0)));
        Assert.That(error.ToString(), Does.Not.Contain("CANARY"));
    }

    [Test]
    public void A_provider_that_takes_too_long_is_a_timeout_of_the_call()
    {
        TestClient client = null!;
        client = Provided(async token =>
        {
            client.Time.Advance(120);
            await Task.Delay(TimeSpan.FromSeconds(20), token);
            return TestVendor.Key;
        });

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Limit, error.Effect, error.Attempts, client.Server.Attempts), Is.EqualTo((TimeoutLimit.Call, Effect.None, 0, 0)));
    }

    private static TestClient Provided(Func<CancellationToken, ValueTask<string>> provider) => new(options =>
    {
        options.ApiKey = null;
        options.ApiKeyProvider = provider;
    });
}
