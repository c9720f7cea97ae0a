using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.BillingOS.Tests.Behaviour;

[NonParallelizable]
public class ConstructorTests
{
    [TestCase("sk_test_1", Clients.Sandbox)]
    [TestCase("sk_live_1", Clients.Production)]
    [TestCase("sk_other", Clients.Production)]
    public async Task Picks_the_server_by_the_keys_prefix(string key, string server)
    {
        using var wire = new Wire().Answers(200, "{}");
        await Clients.On(wire, o => o.SecretKey = key).CheckEntitlementAsync("user_1", "api_calls");
        Assert.That((wire.Last.Url, wire.Last["Authorization"]), Is.EqualTo((server + "/v1/usage/check?customer_id=user_1&feature_key=api_calls", "Bearer " + key)));
    }

    [TestCase("sk_test_1", 1, Clients.Sandbox)]
    [TestCase("sk_live_1", 0, Clients.Production)]
    [TestCase("sk_other", 1, Clients.Sandbox)]
    public async Task Takes_a_server_index_that_fits_the_key(string key, int index, string server)
    {
        using var wire = new Wire().Answers(200, "{}");
        var client = Clients.On(wire, o =>
        {
            o.SecretKey = key;
            o.ServerIndex = index;
        });
        await client.CheckEntitlementAsync("user_1", "api_calls");
        Assert.That(wire.Last.Url, Does.StartWith(server + "/"));
    }

    [TestCase("sk_test_1", 0)]
    [TestCase("sk_live_1", 1)]
    [TestCase("sk_test_1", 2)]
    [TestCase("sk_test_1", -1)]
    public void Refuses_a_server_index_out_of_range_or_of_another_environment(string key, int index)
    {
        var error = Assert.Catch<ArgumentException>(() => _ = new BillingOSClient(new BillingOSClientOptions { SecretKey = key, ServerIndex = index }))!;
        Assert.That(error.ParamName, Is.EqualTo("ServerIndex"));
    }

    [Test]
    public void Refuses_another_environment_for_one_call_before_anything_is_sent()
    {
        using var wire = new Wire();
        var error = Assert.ThrowsAsync<ArgumentException>(() => Clients.On(wire).CheckEntitlementAsync("user_1", "f", new RequestOptions { ServerIndex = 0 }))!;
        Assert.That((error.ParamName, wire.Sent.Count), Is.EqualTo(("ServerIndex", 0)));
    }

    [Test]
    public void Refuses_another_environment_when_the_provider_answers()
    {
        using var wire = new Wire();
        var client = Clients.On(wire, o =>
        {
            o.SecretKey = null;
            o.SecretKeyProvider = _ => new ValueTask<string>("sk_live_1");
            o.ServerIndex = 1;
        });
        Assert.That(Assert.ThrowsAsync<ArgumentException>(() => client.CheckEntitlementAsync("user_1", "f"))!.ParamName, Is.EqualTo("ServerIndex"));
        Assert.That(wire.Sent, Is.Empty);
    }

    [TestCase("pk_test_CANARY", "sk_test_")]
    [TestCase("upay_sk_CANARY", "sk_test_")]
    [TestCase("bos_session_test_CANARY", "sk_test_")]
    [TestCase("eyJCANARY", "sk_test_")]
    [TestCase("", "empty")]
    [TestCase("Bearer ", "Bearer")]
    [TestCase("sk_test_CANARY\nx: y", "ASCII")]
    public void Refuses_a_key_that_is_no_secret_key_without_showing_it(string key, string rule)
    {
        var error = Assert.Throws<ArgumentException>(() => _ = new BillingOSClient(new BillingOSClientOptions { SecretKey = key }))!;
        Assert.That(error.ParamName, Is.EqualTo("SecretKey"));
        Assert.That(error.Message, Does.Contain(rule).And.Not.Contain("CANARY"));
    }

    [Test]
    public async Task Asks_the_provider_once_per_call_and_follows_a_key_that_rotates()
    {
        using var wire = new Wire().Answers(500).Answers(200, "{}").Answers(200, "{}");
        var keys = new Queue<string>(["sk_test_1", "Bearer sk_live_2"]);
        var client = Clients.On(wire, o =>
        {
            o.SecretKey = null;
            o.SecretKeyProvider = _ => new ValueTask<string>(keys.Dequeue());
        });
        await client.CheckEntitlementAsync("user_1", "f");
        await client.CheckEntitlementAsync("user_1", "f");
        Assert.That(
            wire.Sent.ConvertAll(sent => (sent["Authorization"], "https://" + new Uri(sent.Url).Host)),
            Is.EqualTo(new[] { ("Bearer sk_test_1", Clients.Sandbox), ("Bearer sk_test_1", Clients.Sandbox), ("Bearer sk_live_2", Clients.Production) }));
    }

    [Test]
    public void Refuses_a_key_beside_a_provider()
    {
        Assert.That(() => new BillingOSClient(new BillingOSClientOptions { SecretKey = Clients.Key, SecretKeyProvider = _ => new ValueTask<string>(Clients.Key) }), Throws.ArgumentException);
    }

    [Test]
    public async Task Reads_the_key_and_the_url_from_the_environment()
    {
        using var scope = new EnvironmentScope(("BILLINGOS_SECRET_KEY", "sk_test_env"), ("BILLINGOS_API_URL", "http://127.0.0.1:4010/billingos/"));
        using var wire = new Wire().Answers(200, "{}");
        Assert.That(() => new BillingOSClient(), Throws.Nothing);
        await Clients.On(wire, o => o.SecretKey = null).CheckEntitlementAsync("user_1", "f");
        Assert.That((wire.Last.Url, wire.Last["Authorization"]), Is.EqualTo(("http://127.0.0.1:4010/billingos/v1/usage/check?customer_id=user_1&feature_key=f", "Bearer sk_test_env")));
    }

    [Test]
    public async Task Prefers_what_the_options_say_of_the_server_to_the_environment()
    {
        using var scope = new EnvironmentScope(("BILLINGOS_API_URL", "https://env.example"));
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        await Clients.On(wire, o => o.ServerUrl = new Uri("https://option.example")).CheckEntitlementAsync("user_1", "f");
        await Clients.On(wire, o => o.ServerIndex = 1).CheckEntitlementAsync("user_1", "f");
        var fromEnvironment = Clients.On(wire);
        await fromEnvironment.CheckEntitlementAsync("user_1", "f");
        await fromEnvironment.With(o => o.ServerIndex = 1).CheckEntitlementAsync("user_1", "f");
        await fromEnvironment.With(o => o.ApplicationName = "shop").CheckEntitlementAsync("user_1", "f");
        Assert.That(
            wire.Sent.ConvertAll(sent => new Uri(sent.Url).Host),
            Is.EqualTo(new[] { "option.example", "sandbox-api.billingos.dev", "env.example", "sandbox-api.billingos.dev", "env.example" }));
    }

    [TestCase("api.billingos.dev")]
    [TestCase("ftp://api.billingos.dev")]
    [TestCase("http://api.billingos.dev")]
    public void Blames_the_variable_for_a_url_that_cannot_be_used(string url)
    {
        using var scope = new EnvironmentScope(("BILLINGOS_API_URL", url));
        Assert.That(Assert.Throws<ArgumentException>(() => _ = new BillingOSClient(new BillingOSClientOptions { SecretKey = Clients.Key }))!.ParamName, Is.EqualTo("BILLINGOS_API_URL"));
    }

    [Test]
    public void Does_not_write_the_environment_into_the_callers_options()
    {
        using var scope = new EnvironmentScope(("BILLINGOS_SECRET_KEY", "sk_test_env"), ("BILLINGOS_API_URL", "https://env.example"));
        var options = new BillingOSClientOptions();
        _ = new BillingOSClient(options);
        Assert.That((options.ServerUrl, options.SecretKey), Is.EqualTo(((Uri?)null, (string?)null)));
    }

    [Test]
    public void Names_the_option_and_the_variable_of_a_missing_key()
    {
        using var scope = new EnvironmentScope(("BILLINGOS_SECRET_KEY", null));
        Assert.That(Assert.Throws<ArgumentException>(() => _ = new BillingOSClient())!.Message, Does.Contain("SecretKey").And.Contain("BILLINGOS_SECRET_KEY"));
    }

    [Test]
    public async Task A_sibling_moves_with_its_own_key_and_leaves_the_original_alone()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        var client = Clients.On(wire);
        await client.With(o => o.SecretKey = "sk_live_2").CheckEntitlementAsync("user_1", "f");
        await client.CheckEntitlementAsync("user_1", "f");
        Assert.That(
            wire.Sent.ConvertAll(sent => ("https://" + new Uri(sent.Url).Host, sent["Authorization"])),
            Is.EqualTo(new[] { (Clients.Production, "Bearer sk_live_2"), (Clients.Sandbox, "Bearer " + Clients.Key) }));
    }

    [Test]
    public async Task A_sibling_may_change_from_a_key_to_a_provider_and_back()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        var provided = Clients.On(wire).With(o => o.SecretKeyProvider = _ => new ValueTask<string>("sk_test_provided"));
        await provided.CheckEntitlementAsync("user_1", "f");
        await provided.With(o => o.SecretKey = "sk_test_fixed").CheckEntitlementAsync("user_1", "f");
        await provided.With(o => o.ApplicationName = "shop").CheckEntitlementAsync("user_1", "f");
        Assert.That(wire.Sent.ConvertAll(sent => sent["Authorization"]), Is.EqualTo(new[] { "Bearer sk_test_provided", "Bearer sk_test_fixed", "Bearer sk_test_provided" }));
    }
}
