using System;
using System.Linq;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.BillingOS.Tests.Behaviour;

public class EntitlementTests
{
    private const string Metrics = "{\"metrics\":[{\"feature_key\":\"api_calls\",\"consumed\":1},{\"feature_key\":\"exports\",\"consumed\":2},{\"consumed\":3},null],\"customer_id\":\"user_1\"}";

    [Test]
    public async Task Are_checked_with_both_ids_in_the_query()
    {
        using var wire = new Wire().Answers(200, "{\"feature_key\":\"a/b\",\"has_access\":false,\"reason\":\"moon_phase\",\"limit\":null,\"usage\":1000,\"metadata\":{\"remaining\":0,\"resets_at\":\"2026-04-01T00:00:00.000Z\",\"type\":\"usage_quota\"}}");
        var check = await Clients.On(wire).CheckEntitlementAsync("user 1&x=1", "a/b");
        Assert.That(wire.Last.Url, Is.EqualTo(Clients.Sandbox + "/v1/usage/check?customer_id=user%201%26x%3D1&feature_key=a%2Fb"));
        Assert.That((check.HasAccess, check.Reason?.Value, check.Reason?.IsKnown, check.Limit, check.Usage), Is.EqualTo((false, "moon_phase", (bool?)false, (decimal?)null, (decimal?)1000m)));
        Assert.That(check.Metadata!.Remaining, Is.EqualTo(0m));
    }

    [Test]
    public async Task Denied_for_the_quota_say_so()
    {
        using var wire = new Wire().Answers(200, "{\"feature_key\":\"f\",\"has_access\":false,\"reason\":\"quota_exceeded\"}");
        Assert.That((await Clients.On(wire).CheckEntitlementAsync("user_1", "f")).Reason, Is.EqualTo(EntitlementDenialReason.QuotaExceeded));
    }

    [TestCase("", "f")]
    [TestCase("user_1", "")]
    [TestCase(null, "f")]
    [TestCase("user_1", null)]
    public void Are_not_checked_with_an_empty_id(string? customerId, string? featureKey)
    {
        using var wire = new Wire();
        Assert.CatchAsync<ArgumentException>(() => Clients.On(wire).CheckEntitlementAsync(customerId!, featureKey!));
        Assert.That(wire.Sent, Is.Empty);
    }

    [Test]
    public void That_do_not_say_whether_there_is_access_give_none()
    {
        using var wire = new Wire().Answers(200, "{\"feature_key\":\"f\",\"has_access\":null}");
        var error = Assert.ThrowsAsync<ResponseValidationException>(async () => _ = (await Clients.On(wire).CheckEntitlementAsync("user_1", "f")).HasAccess)!;
        Assert.That(error.Path, Is.EqualTo("EntitlementCheck.has_access"));
    }

    [Test]
    public async Task Usage_of_one_feature_is_filtered_again_on_our_side()
    {
        using var wire = new Wire().Answers(200, Metrics);
        var usage = await Clients.On(wire).GetUsageMetricsAsync("user_1", "exports");
        Assert.That(wire.Last.Url, Is.EqualTo(Clients.Sandbox + "/v1/usage/metrics?customer_id=user_1&feature_key=exports"));
        Assert.That(usage.Metrics.Select(metric => (metric.FeatureKey, metric.Consumed)), Is.EqualTo(new[] { ("exports", 2m) }));
    }

    [Test]
    public async Task Usage_of_all_features_is_not_filtered()
    {
        using var wire = new Wire().Answers(200, Metrics);
        var usage = await Clients.On(wire).GetUsageMetricsAsync("user_1");
        Assert.That(wire.Last.Url, Is.EqualTo(Clients.Sandbox + "/v1/usage/metrics?customer_id=user_1"));
        Assert.That(usage.Metrics.Select(metric => metric.FeatureKey), Is.EqualTo(new[] { "api_calls", "exports", null }));
    }

    [Test]
    public async Task Usage_of_an_unknown_feature_is_none()
    {
        using var wire = new Wire().Answers(200, Metrics);
        Assert.That((await Clients.On(wire).GetUsageMetricsAsync("user_1", "other")).Metrics, Is.Empty);
    }

    [TestCase("", null)]
    [TestCase(null, null)]
    [TestCase("user_1", "")]
    public void Usage_is_not_asked_for_with_an_empty_id(string? customerId, string? featureKey)
    {
        using var wire = new Wire();
        Assert.CatchAsync<ArgumentException>(() => Clients.On(wire).GetUsageMetricsAsync(customerId!, featureKey));
        Assert.That(wire.Sent, Is.Empty);
    }
}
