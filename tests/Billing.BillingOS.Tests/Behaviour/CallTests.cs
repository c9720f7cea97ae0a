using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.BillingOS.Tests.Behaviour;

[NonParallelizable]
public class CallTests
{
    [Test]
    public async Task Tell_the_caller_about_the_answer()
    {
        using var wire = new Wire().Answers(
            201, Clients.Tracked, ("x-request-id", "req_1"), ("X-RateLimit-Limit", "100"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1"));
        ApiResponse? response = null;
        await Clients.On(wire).TrackUsageAsync(Clients.Usage("mine"), new RequestOptions { OnResponse = answer => response = answer });
        Assert.That((response!.StatusCode, response.RequestId, response.Attempts, response.IdempotencyKey, response.IsReplay), Is.EqualTo((201, "req_1", 1, "mine", false)));
        Assert.That((response.RateLimit!.Remaining, response.RateLimit.ResetAfter), Is.EqualTo(((long?)0, (TimeSpan?)TimeSpan.FromSeconds(1))));
    }

    [Test]
    public async Task Run_hooks_around_every_attempt()
    {
        using var wire = new Wire().Answers(500).Answers(200, "{}");
        var hook = new RecordingHook();
        await Clients.On(wire, o => o.Hooks.Add(hook)).CheckEntitlementAsync("user_1", "f");
        Assert.That(hook.Seen, Is.EqualTo(new[] { "before BillingOS Usage_Check 1", "500 BillingOS Usage_Check 1", "before BillingOS Usage_Check 2", "200 BillingOS Usage_Check 2" }));
    }

    [Test]
    public async Task Are_logged_without_keys_tokens_and_customer_data()
    {
        using var wire = new Wire().Answers(201, "{\"sessionToken\":\"bos_session_test_CANARY\"}").Answers(200, "{\"feature_key\":\"f\",\"has_access\":true}");
        var log = new CapturingLogger();
        var client = Clients.On(wire, o => o.DebugLogger = log);
        await client.CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "CANARY@example.com", Email = "CANARY@example.com", Metadata = new() { ["name"] = "CANARY" } });
        await client.CheckEntitlementAsync("CANARY@example.com", "f");
        Assert.That(log.Text, Does.Not.Contain("CANARY"));
        Assert.That(log.Text, Does.Contain("/v1/usage/check?customer_id=***&feature_key=f").And.Contain("\"email\":\"***\"").And.Contain("\"sessionToken\":\"***\""));
    }

    [TestCase("true", true)]
    [TestCase("0", false)]
    public async Task Are_logged_on_standard_error_when_the_environment_says_so(string value, bool logs)
    {
        var old = Console.Error;
        using var text = new StringWriter();
        Console.SetError(text);
        try
        {
            using var scope = new EnvironmentScope(("BILLINGOS_DEBUG", value));
            using var wire = new Wire().Answers(200, "{}");
            await Clients.On(wire).CheckEntitlementAsync("user_1", "f");
        }
        finally
        {
            Console.SetError(old);
        }

        Assert.That(text.ToString().Contains("BillingOS: > GET", StringComparison.Ordinal), Is.EqualTo(logs));
        Assert.That(text.ToString(), Does.Not.Contain("CANARY"));
    }

    [Test]
    public async Task Of_an_unknown_endpoint_run_under_the_same_policy()
    {
        using var wire = new Wire().Answers(503).Answers(200, "{\"ok\":true}").Answers(500);
        var client = Clients.On(wire);
        var answer = (Dictionary<string, object?>)(await client.SendAsync(HttpMethod.Get, "/v1/new?x=1"))!;
        Assert.That((wire.Sent.Count, wire.Last.Url, answer["ok"]), Is.EqualTo((2, Clients.Sandbox + "/v1/new?x=1", (object)true)));
        var error = Assert.ThrowsAsync<BillingOSServerException>(() => client.SendAsync(HttpMethod.Post, "/v1/new", new Dictionary<string, object?>()))!;
        Assert.That((error.Attempts, error.StopReason), Is.EqualTo((1, (StopReason?)StopReason.NoIdempotencyKey)));
    }

    [Test]
    public async Task Patch_a_customer_with_what_is_set_null_or_left_out()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{\"id\":\"c1\",\"colour\":\"blue\"}");
        var client = Clients.On(wire);
        string? mappedNull = null;
        var answer = await client.Customers.UpdateAsync("c1", new UpdateCustomerRequest { Email = "a@b.c", Name = mappedNull });
        await client.Customers.UpdateAsync("c1", new UpdateCustomerRequest { Name = Optional.Null });
        Assert.That(wire.Sent.ConvertAll(sent => sent.Body), Is.EqualTo(new[] { "{\"email\":\"a@b.c\"}", "{\"name\":null}" }));
        Assert.That(answer.AdditionalProperties!["colour"], Is.EqualTo("blue"));
    }

    [Test]
    public async Task Can_be_mocked_on_the_client_and_on_a_resource()
    {
        BillingOSClient client = new FakeClient();
        Assert.That((await client.CheckEntitlementAsync("u", "f")).HasAccess, Is.True);
        Assert.That((await client.TrackUsageAsync(Clients.Usage())).Quantity, Is.EqualTo(42m));
        Assert.That(() => client.Subscriptions, Throws.InvalidOperationException);
    }

    private sealed class FakeClient : BillingOSClient
    {
        public FakeClient()
            : base(core: null)
        {
        }

        public override UsageClient Usage { get; } = new FakeUsage();

        public override Task<EntitlementCheck> CheckEntitlementAsync(string customerId, string featureKey, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new EntitlementCheck { HasAccess = true });
    }

    private sealed class FakeUsage : UsageClient
    {
        public override Task<TrackUsageResponse> TrackAsync(TrackUsageRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new TrackUsageResponse { Quantity = 42m });
    }
}
