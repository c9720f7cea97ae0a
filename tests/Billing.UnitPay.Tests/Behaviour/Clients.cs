using System;
using Billing.Testing;

namespace Billing.UnitPay.Tests.Behaviour;

/// <summary>Makes clients whose requests end in a test's server.</summary>
internal static class Clients
{
    public const string Key = "upay_sk_CANARY0123456789";
    public const string Accepted = "{\"accepted\":1,\"rejected\":0}";

    public static UnitPayClient On(Wire wire, Action<UnitPayClientOptions>? change = null)
    {
        var options = new UnitPayClientOptions { ApiKey = Key, HttpClient = wire.Client, TimeProvider = new SkippingTime() };
        change?.Invoke(options);
        return new UnitPayClient(options);
    }

    public static TrackEvent Event(string? key = null) => new() { CustomerId = "cus_123", EventName = "ai-generation", Quantity = 1, IdempotencyKey = key };
}
