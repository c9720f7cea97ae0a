using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.BillingOS.Tests.Behaviour;

public class TrackUsageTests
{
    [Test]
    public async Task Sends_a_key_in_the_body_and_none_in_a_header()
    {
        using var wire = new Wire().Answers(201, Clients.Tracked);
        var request = Clients.Usage();
        request.Metadata = new() { ["model"] = "gpt-4o" };
        var answer = await Clients.On(wire).TrackUsageAsync(request, new RequestOptions { IdempotencyKey = "order-17" });
        Assert.That((answer.Success, answer.FeatureKey, answer.Quantity, answer.Usage, answer.RequestId), Is.EqualTo((true, "api_calls", 1m, (UsageSummary?)null, "req_1")));
        Assert.That((wire.Last.Url, wire.Last.Body, wire.Last["Idempotency-Key"]), Is.EqualTo((
            Clients.Sandbox + "/v1/usage/track",
            "{\"customer_id\":\"user_123\",\"feature_key\":\"api_calls\",\"quantity\":1,\"idempotency_key\":\"order-17\",\"metadata\":{\"model\":\"gpt-4o\"}}",
            (string?)null)));
    }

    [Test]
    public async Task Makes_a_key_for_each_call_and_keeps_the_callers_own()
    {
        using var wire = new Wire().AlwaysAnswers(201, Clients.Tracked);
        var client = Clients.On(wire);
        var request = Clients.Usage();
        ApiResponse? response = null;
        await client.TrackUsageAsync(request, new RequestOptions { OnResponse = answer => response = answer });
        await client.TrackUsageAsync(request);
        await client.TrackUsageAsync(Clients.Usage("mine"));
        await client.TrackUsageAsync(Clients.Usage(""));
        Assert.That(wire.Sent.Select(Key), Is.Unique.And.None.Null.And.None.Empty);
        Assert.That((Key(wire.Sent[0]), Key(wire.Sent[2]), request.IdempotencyKey), Is.EqualTo((response!.IdempotencyKey, "mine", (string?)null)));
    }

    [Test]
    public void Refuses_two_different_keys()
    {
        using var wire = new Wire();
        var error = Assert.ThrowsAsync<ArgumentException>(() => Clients.On(wire).TrackUsageAsync(Clients.Usage("a"), new RequestOptions { IdempotencyKey = "b" }))!;
        Assert.That((error.ParamName, wire.Sent.Count), Is.EqualTo(("IdempotencyKey", 0)));
    }

    [TestCase(500)]
    [TestCase(503)]
    [TestCase(0)]
    public async Task Waits_five_seconds_before_it_repeats_what_may_have_been_counted(int status)
    {
        // The server looks the key up and stores it in two steps: a quick repeat could count twice.
        using var wire = new Wire();
        (status == 0 ? wire.Breaks() : wire.Answers(status)).Answers(201, Clients.Tracked);
        var time = new SkippingTime();
        await Clients.On(wire, o => o.TimeProvider = time).TrackUsageAsync(Clients.Usage());
        Assert.That(wire.Sent[1].Body, Is.EqualTo(wire.Sent[0].Body));
        Assert.That(time.Waits, Has.Count.EqualTo(1).And.All.GreaterThanOrEqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Waits_as_long_as_the_limiter_says_and_no_longer()
    {
        using var wire = new Wire().Answers(429, "{}", ("Retry-After-scoped", "2")).Answers(429, "{}", ("Retry-After", "1")).Answers(201, Clients.Tracked);
        var time = new SkippingTime();
        await Clients.On(wire, o => o.TimeProvider = time).TrackUsageAsync(Clients.Usage());
        Assert.That(time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1) }));
    }

    [Test]
    public async Task Does_not_take_a_429_without_the_limiters_header_for_a_proof()
    {
        using var wire = new Wire().Answers(429).Answers(201, Clients.Tracked);
        var time = new SkippingTime();
        await Clients.On(wire, o => o.TimeProvider = time).TrackUsageAsync(Clients.Usage());
        Assert.That(time.Waits.Single(), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public void Without_a_key_of_the_vendor_only_the_limiters_429_is_repeated()
    {
        using var wire = new Wire().Answers(429);
        var error = Assert.ThrowsAsync<BillingOSRateLimitException>(() => Clients.On(wire).CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_1" }))!;
        Assert.That((error.Attempts, error.StopReason, error.Effect), Is.EqualTo((1, (StopReason?)StopReason.NoIdempotencyKey, Effect.Unknown)));
    }

    [Test]
    public async Task Without_a_key_of_the_vendor_the_limiters_429_is_repeated()
    {
        using var wire = new Wire().Answers(429, "{}", ("Retry-After", "3")).Answers(201, "{\"sessionToken\":\"t\"}");
        await Clients.On(wire).CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_1" });
        Assert.That(wire.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public void Tries_four_times_and_then_says_what_is_known()
    {
        using var wire = new Wire().AlwaysAnswers(500);
        var error = Assert.ThrowsAsync<BillingOSServerException>(() => Clients.On(wire).TrackUsageAsync(Clients.Usage()))!;
        Assert.That((error.Attempts, error.StopReason, error.Effect, error.IdempotencyKey), Is.EqualTo((4, (StopReason?)StopReason.AttemptsSpent, Effect.Unknown, Key(wire.Last))));
    }

    [TestCase("quota_exceeded")]
    [TestCase("subscription_inactive")]
    public void Tells_why_usage_was_refused(string reason)
    {
        using var wire = new Wire().Answers(400, Clients.ErrorBody("VAL_INVALID_INPUT", reason));
        var error = Assert.ThrowsAsync<BillingOSValidationException>(() => Clients.On(wire).TrackUsageAsync(Clients.Usage()))!;
        Assert.That((error.Reason, error.Code, error.Effect), Is.EqualTo((reason, "VAL_INVALID_INPUT", Effect.None)));
        Assert.That(new[] { BillingOSValidationException.QuotaExceeded, BillingOSValidationException.SubscriptionInactive }, Does.Contain(reason));
    }

    [Test]
    public void Needs_no_reason_for_other_broken_rules()
    {
        using var wire = new Wire().Answers(400, Clients.ErrorBody("VAL_INVALID_INPUT", "Feature Jane is not a quota"));
        var error = Assert.ThrowsAsync<BillingOSValidationException>(() => Clients.On(wire).TrackUsageAsync(Clients.Usage()))!;
        Assert.That((error.Reason, error.ServerMessage), Is.EqualTo(((string?)null, "Feature Jane is not a quota")));
        Assert.That(error.ToString(), Does.Not.Contain("Jane"));
    }

    [Test]
    public void Refuses_a_missing_member_before_anything_is_sent()
    {
        using var wire = new Wire();
        var client = Clients.On(wire);
        Assert.ThrowsAsync<ArgumentNullException>(() => client.TrackUsageAsync(null!));
        var error = Assert.ThrowsAsync<InvalidRequestException>(() => client.TrackUsageAsync(new TrackUsageRequest { CustomerId = null!, FeatureKey = "f", Quantity = 1 }))!;
        Assert.That((error.ParamName, wire.Sent.Count), Is.EqualTo(("request.customer_id", 0)));
    }

    private static string? Key(SentRequest sent) => (string?)JsonNode.Parse(sent.Body!)!["idempotency_key"];
}
