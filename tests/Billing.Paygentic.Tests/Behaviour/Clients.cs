using System;
using Billing.Testing;

namespace Billing.Paygentic.Tests.Behaviour;

/// <summary>Makes clients whose requests end in a test's server.</summary>
internal static class Clients
{
    public const string Key = "sk_test_CANARY0123456789";
    public const string Sandbox = "https://api.sandbox.paygentic.io";
    public const string Production = "https://api.paygentic.io";

    public static PaygenticClient On(Wire wire, Action<PaygenticClientOptions>? change = null)
    {
        var options = new PaygenticClientOptions { BearerAuth = Key, HttpClient = wire.Client, TimeProvider = new SkippingTime() };
        change?.Invoke(options);
        return new PaygenticClient(options);
    }

    public static IngestEventRequest Event(string? key = null) => new() { Type = "ai.inference", Source = "https://app", Subject = "cus_1", Data = new() { ["tokens"] = 1500 }, IdempotencyKey = key };

    public static CreateManualLineItemRequest Line(string? key = null) => new()
    {
        SubscriptionId = "sub_1",
        DisplayName = "Setup",
        Currency = "EUR",
        Quantity = 1,
        UnitPrice = 10.50m,
        IdempotencyKey = key,
    };
}
