using System;
using System.Linq;
using System.Threading.Tasks;
using Billing.Emulator;
using Billing.Testing;

namespace Billing.BillingOS.Tests.Behaviour;

/// <summary>The vendor's first steps: a session token, a check, usage, metrics.</summary>
public class EmulatorTests
{
    [Test]
    public async Task Walks_the_first_steps_in_memory()
    {
        var emulator = new BillingEmulator();
        using var http = emulator.CreateHttpClient();
        await Walk(emulator, new BillingOSClientOptions { SecretKey = Clients.Key, HttpClient = http });
    }

    [Test]
    public async Task Walks_the_first_steps_over_real_http()
    {
        await using var server = await BillingEmulatorServer.StartAsync();
        await Walk(server.Emulator, new BillingOSClientOptions { SecretKey = Clients.Key, ServerUrl = server.BillingOSUrl });
    }

    [Test]
    public async Task Counts_usage_once_although_the_answer_was_lost()
    {
        var emulator = new BillingEmulator();
        emulator.BillingOS.AddCustomer("user_123").Grant("api_calls", 10);
        using var http = emulator.CreateHttpClient();
        var billingos = new BillingOSClient(new BillingOSClientOptions { SecretKey = Clients.Key, HttpClient = http, TimeProvider = new SkippingTime() });
        emulator.LoseNextAnswers();
        var tracked = await billingos.TrackUsageAsync(Clients.Usage());
        Assert.That((tracked.Usage!.ConsumedUnits, emulator.Requests.Count), Is.EqualTo((1m, 2)));
    }

    [Test]
    public async Task Revokes_a_token_although_the_answer_was_lost()
    {
        var emulator = new BillingEmulator();
        emulator.BillingOS.AddCustomer("user_123");
        using var http = emulator.CreateHttpClient();
        var billingos = new BillingOSClient(new BillingOSClientOptions { SecretKey = Clients.Key, HttpClient = http, TimeProvider = new SkippingTime() });
        var token = await billingos.CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_123" });
        emulator.LoseNextAnswers();
        await billingos.SessionTokens.RevokeAsync(token.TokenId!);
        Assert.That(emulator.Requests.Last().Status, Is.EqualTo(404));
        Assert.ThrowsAsync<BillingOSNotFoundException>(() => billingos.SessionTokens.RevokeAsync(token.TokenId!));
    }

    private static async Task Walk(BillingEmulator emulator, BillingOSClientOptions options)
    {
        emulator.BillingOS.AddCustomer("user_123", "user@example.com").Grant("api_calls", 100).Grant("exports", 5);
        var billingos = new BillingOSClient(options);
        var token = await billingos.CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_123", ExpiresIn = 120 });
        Assert.That(token.TokenId, Does.StartWith("tok_"));
        Assert.That(token.ExpiresAt, Is.GreaterThan(DateTimeOffset.UtcNow));

        Assert.That((await billingos.CheckEntitlementAsync("user_123", "api_calls")).HasAccess, Is.True);
        var usage = Clients.Usage();
        usage.Quantity = 60;
        Assert.That((await billingos.TrackUsageAsync(usage)).Usage!.RemainingUnits, Is.EqualTo(40m));
        var refused = Assert.ThrowsAsync<BillingOSValidationException>(() => billingos.TrackUsageAsync(usage))!;
        Assert.That(refused.Reason, Is.EqualTo(BillingOSValidationException.QuotaExceeded));

        var metrics = await billingos.GetUsageMetricsAsync("user_123", "api_calls");
        Assert.That(metrics.Metrics.Select(metric => (metric.FeatureKey, metric.Consumed)), Is.EqualTo(new[] { ("api_calls", 60m) }));
        Assert.ThrowsAsync<BillingOSNotFoundException>(() => billingos.CheckEntitlementAsync("nobody", "api_calls"));
        await billingos.SessionTokens.RevokeAsync(token.TokenId!);
    }
}
