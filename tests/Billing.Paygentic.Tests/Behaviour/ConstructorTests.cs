using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.Paygentic.Tests.Behaviour;

[NonParallelizable]
public class ConstructorTests
{
    [TestCase("sk_live_1", null, Clients.Production)]
    [TestCase("sk_test_1", null, Clients.Sandbox)]
    [TestCase("opaque-key", null, Clients.Production)]
    [TestCase("sk_live_1", 0, Clients.Production)]
    [TestCase("sk_test_1", 1, Clients.Sandbox)]
    [TestCase("opaque-key", 1, Clients.Sandbox)]
    public async Task Picks_the_server_by_index_or_by_the_keys_prefix(string key, int? index, string server)
    {
        using var wire = new Wire().Answers(200, "{}");
        var client = Clients.On(wire, o =>
        {
            o.BearerAuth = key;
            o.ServerIndex = index;
        });
        await client.Customers.GetAsync("cus_1");
        Assert.That((wire.Last.Url, wire.Last["Authorization"]), Is.EqualTo((server + "/v0/customers/cus_1", "Bearer " + key)));
    }

    [TestCase("sk_test_1", 0)]
    [TestCase("sk_live_1", 1)]
    [TestCase("sk_test_1", 2)]
    [TestCase("sk_test_1", -1)]
    public void Refuses_a_server_index_out_of_range_or_of_another_environment(string key, int index)
    {
        Assert.That(Assert.Catch<ArgumentException>(() => _ = new PaygenticClient(new PaygenticClientOptions { BearerAuth = key, ServerIndex = index }))!.ParamName, Is.EqualTo("ServerIndex"));
    }

    [Test]
    public async Task Calls_the_server_url_with_a_key_of_any_environment()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        var client = Clients.On(wire, o =>
        {
            o.ServerUrl = new Uri("http://127.0.0.1:4010/paygentic/");
            o.ServerIndex = 0;
        });
        await client.Customers.GetAsync("cus_1");
        await client.Customers.GetAsync("cus_1", new RequestOptions { ServerIndex = 1 });
        await client.Customers.GetAsync("cus_1", new RequestOptions { ServerIndex = 1, ServerUrl = new Uri("https://proxy.example") });
        Assert.That(
            wire.Sent.ConvertAll(sent => sent.Url),
            Is.EqualTo(new[] { "http://127.0.0.1:4010/paygentic/v0/customers/cus_1", Clients.Sandbox + "/v0/customers/cus_1", "https://proxy.example/v0/customers/cus_1" }));
    }

    [TestCase("upay_sk_CANARY")]
    [TestCase("upay_pk_CANARY")]
    [TestCase("pk_test_CANARY")]
    [TestCase("whsec_CANARY")]
    [TestCase("bos_session_test_CANARY")]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("Bearer ")]
    [TestCase("sk_test_CANARY\nx: y")]
    [TestCase("sk_test_CANARYé")]
    public void Refuses_a_key_that_is_none_without_showing_it(string key)
    {
        var error = Assert.Throws<ArgumentException>(() => _ = new PaygenticClient(new PaygenticClientOptions { BearerAuth = key }))!;
        Assert.That((error.ParamName, error.Message.Contains("CANARY", StringComparison.Ordinal)), Is.EqualTo(("BearerAuth", false)));
    }

    [Test]
    public async Task Takes_a_key_with_or_without_its_scheme()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        await Clients.On(wire, o => o.BearerAuth = "Bearer sk_test_1").Customers.GetAsync("cus_1");
        await Clients.On(wire, o => o.BearerAuth = "sk_test_1").Customers.GetAsync("cus_1");
        Assert.That(wire.Sent.ConvertAll(sent => sent["Authorization"]), Is.All.EqualTo("Bearer sk_test_1"));
    }

    [Test]
    public async Task Reads_the_key_from_the_environment_and_the_options_before_it()
    {
        using var scope = new EnvironmentScope(("PAYGENTIC_BEARER_AUTH", "sk_test_env"));
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        Assert.That(() => new PaygenticClient(), Throws.Nothing);
        Assert.That(() => new PaygenticCore(), Throws.Nothing);
        await Clients.On(wire, o => o.BearerAuth = null).Customers.GetAsync("cus_1");
        await Clients.On(wire).Customers.GetAsync("cus_1");
        Assert.That(wire.Sent.ConvertAll(sent => sent["Authorization"]), Is.EqualTo(new[] { "Bearer sk_test_env", "Bearer " + Clients.Key }));
    }

    [Test]
    public void Names_the_option_and_the_variable_of_a_missing_key()
    {
        using var scope = new EnvironmentScope(("PAYGENTIC_BEARER_AUTH", null));
        Assert.That(Assert.Throws<ArgumentException>(() => _ = new PaygenticClient())!.Message, Does.Contain("BearerAuth").And.Contain("PAYGENTIC_BEARER_AUTH"));
    }

    [Test]
    public void Blames_the_variable_for_a_wrong_key()
    {
        using var scope = new EnvironmentScope(("PAYGENTIC_BEARER_AUTH", "upay_sk_CANARY"));
        Assert.That(Assert.Throws<ArgumentException>(() => _ = new PaygenticClient())!.ParamName, Is.EqualTo("PAYGENTIC_BEARER_AUTH"));
    }

    [TestCase("true", true)]
    [TestCase("false", false)]
    public async Task Switches_the_debug_log_by_the_word_true_only(string value, bool logs)
    {
        var old = Console.Error;
        using var text = new StringWriter();
        Console.SetError(text);
        try
        {
            using var scope = new EnvironmentScope(("PAYGENTIC_DEBUG", value));
            using var wire = new Wire().Answers(200, "{}");
            await Clients.On(wire).Customers.GetAsync("cus_1");
        }
        finally
        {
            Console.SetError(old);
        }

        Assert.That(text.ToString().Contains("Paygentic: > GET", StringComparison.Ordinal), Is.EqualTo(logs));
        Assert.That(text.ToString(), Does.Not.Contain("CANARY"));
    }

    [Test]
    public async Task Asks_the_provider_once_per_call()
    {
        using var wire = new Wire().Answers(503).Answers(200, "{}").Answers(200, "{}");
        var keys = new Queue<string>(["sk_test_1", "sk_test_2"]);
        var client = Clients.On(wire, o =>
        {
            o.BearerAuth = null;
            o.BearerAuthProvider = _ => new ValueTask<string>(keys.Dequeue());
        });
        await client.Customers.GetAsync("cus_1");
        await client.Customers.GetAsync("cus_1");
        Assert.That(wire.Sent.ConvertAll(sent => sent["Authorization"]), Is.EqualTo(new[] { "Bearer sk_test_1", "Bearer sk_test_1", "Bearer sk_test_2" }));
    }

    [Test]
    public void Refuses_a_key_beside_a_provider()
    {
        Assert.That(() => new PaygenticClient(new PaygenticClientOptions { BearerAuth = Clients.Key, BearerAuthProvider = _ => new ValueTask<string>(Clients.Key) }), Throws.ArgumentException);
    }

    [Test]
    public async Task A_sibling_of_another_merchant_leaves_the_original_alone()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        var paygentic = Clients.On(wire);
        var other = paygentic.With(o => o.BearerAuth = "sk_live_other");
        await other.Entitlements.Grants.GetAsync("ent_1", "grt_1");
        await paygentic.Sources.Events.ApproveAsync("src_1", "sev_1");
        Assert.That(
            wire.Sent.ConvertAll(sent => (sent.Url, sent["Authorization"])),
            Is.EqualTo(new[]
            {
                (Clients.Production + "/v1/entitlements/ent_1/grants/grt_1", "Bearer sk_live_other"),
                (Clients.Sandbox + "/v0/sources/src_1/events/sev_1/approve", "Bearer " + Clients.Key),
            }));
    }

    [Test]
    public void A_sibling_shares_the_retry_budget()
    {
        using var wire = new Wire().AlwaysAnswers(503);
        var paygentic = Clients.On(wire, o => o.Retry = new RetryOptions { InitialInterval = TimeSpan.Zero });
        var stops = new List<StopReason?>();
        for (var i = 0; i < 60; i++)
        {
            var sibling = paygentic.With(o => o.ApplicationName = "shop");
            stops.Add(Assert.ThrowsAsync<PaygenticException>(() => sibling.Customers.GetAsync("cus_1"))!.StopReason);
        }

        Assert.That(stops[^1], Is.EqualTo(StopReason.BudgetSpent));
    }

    [Test]
    public async Task A_sibling_may_change_from_a_key_to_a_provider_and_back()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        var provided = Clients.On(wire).With(o => o.BearerAuthProvider = _ => new ValueTask<string>("sk_test_provided"));
        await provided.Customers.GetAsync("cus_1");
        await provided.With(o => o.BearerAuth = "sk_test_fixed").Customers.GetAsync("cus_1");
        await provided.With(o => o.ApplicationName = "shop").Customers.GetAsync("cus_1");
        Assert.That(wire.Sent.ConvertAll(sent => sent["Authorization"]), Is.EqualTo(new[] { "Bearer sk_test_provided", "Bearer sk_test_fixed", "Bearer sk_test_provided" }));
    }

    [Test]
    public async Task A_sibling_with_a_key_of_its_own_no_longer_asks_the_provider()
    {
        using var wire = new Wire().Answers(200, "{}").Answers(200, "{}");
        var client = Clients.On(wire, o =>
        {
            o.BearerAuth = null;
            o.BearerAuthProvider = _ => new ValueTask<string>("sk_test_provided");
        });

        await client.With(o => o.BearerAuth = "sk_test_own").Customers.GetAsync("cus_1");
        Assert.That(wire.Last.Headers["Authorization"], Is.EqualTo("Bearer sk_test_own"));
        await Clients.On(wire).With(o => o.BearerAuthProvider = _ => new ValueTask<string>("sk_test_provided")).Customers.GetAsync("cus_1");
        Assert.That(wire.Last.Headers["Authorization"], Is.EqualTo("Bearer sk_test_provided"));
    }
}
