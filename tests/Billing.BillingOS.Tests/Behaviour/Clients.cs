using System;
using Billing.Testing;

namespace Billing.BillingOS.Tests.Behaviour;

/// <summary>Makes clients whose requests end in a test's server.</summary>
internal static class Clients
{
    public const string Key = "sk_test_CANARY0123456789";
    public const string Sandbox = "https://sandbox-api.billingos.dev";
    public const string Production = "https://api.billingos.dev";
    public const string Tracked = "{\"success\":true,\"feature_key\":\"api_calls\",\"quantity\":1,\"recorded_at\":\"2026-03-01T12:00:00.000Z\",\"requestId\":\"req_1\"}";

    public static BillingOSClient On(Wire wire, Action<BillingOSClientOptions>? change = null)
    {
        var options = new BillingOSClientOptions { SecretKey = Key, HttpClient = wire.Client, TimeProvider = new SkippingTime() };
        change?.Invoke(options);
        return new BillingOSClient(options);
    }

    public static TrackUsageRequest Usage(string? key = null) => new() { CustomerId = "user_123", FeatureKey = "api_calls", Quantity = 1, IdempotencyKey = key };

    public static string ErrorBody(string code, string message, string details = "null") =>
        "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"details\":" + details + ",\"requestId\":\"req_body\",\"timestamp\":\"2026-03-01T12:00:00.000Z\",\"help\":\"h\"},\"statusCode\":400}";
}
