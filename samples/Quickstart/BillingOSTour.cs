using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Billing.BillingOS;

namespace Quickstart;

/// <summary>The entitlement path: a session token for the browser, a check, usage, what is left.</summary>
internal static class BillingOSTour
{
    public static async Task RunAsync(Target target, Printer print, CancellationToken cancellationToken)
    {
        print.Vendor(target);
        var billingos = new BillingOSClient(new BillingOSClientOptions { SecretKey = target.Key, ServerUrl = target.Url, ApplicationName = "quickstart/1.0" });
        var user = Environment.GetEnvironmentVariable("BILLINGOS_CUSTOMER_ID") ?? "user_123";
        var feature = Environment.GetEnvironmentVariable("BILLINGOS_FEATURE_KEY") ?? "api_calls";

        var session = await billingos.CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = user }, cancellationToken: cancellationToken);
        print.Step("session token", $"{session.TokenId} until {session.ExpiresAt?.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC");

        var before = await billingos.CheckEntitlementAsync(user, feature, cancellationToken: cancellationToken);
        print.Step($"may {user} use {feature}", before.HasAccess ? $"yes, {Number(before.Metadata?.Remaining)} left" : $"no: {before.Reason}");

        var tracked = await billingos.TrackUsageAsync(
            new TrackUsageRequest { CustomerId = user, FeatureKey = feature, Quantity = 3 },
            cancellationToken: cancellationToken);
        print.Step("3 units tracked", $"{Number(tracked.Usage?.ConsumedUnits)} of {Number(tracked.Usage?.LimitUnits)} used");

        var metrics = await billingos.GetUsageMetricsAsync(user, feature, cancellationToken: cancellationToken);
        foreach (var metric in metrics.Metrics)
        {
            print.Step("usage metrics", $"{metric.FeatureKey}: {Number(metric.Consumed)} used, {Number(metric.Remaining)} left");
        }

        if (session.TokenId is { } id)
        {
            await billingos.SessionTokens.RevokeAsync(id, cancellationToken: cancellationToken);
            print.Step("session token revoked", id);
        }
    }

    private static string Number(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "unknown";
}
