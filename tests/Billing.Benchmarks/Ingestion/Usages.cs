using Billing.BillingOS;
using Billing.Paygentic;
using Billing.UnitPay;

namespace Billing.Benchmarks.Ingestion;

/// <summary>An event of each vendor as an application tracks it.</summary>
internal static class Usages
{
    public static TrackEvent UnitPay(string customer) => new()
    {
        CustomerId = customer,
        EventName = "ai-generation",
        Quantity = 1500,
        Properties = new() { ["model"] = "gpt-4o", ["region"] = "eu-central-1" },
    };

    public static IngestEventRequest Paygentic(string customer) => new()
    {
        Type = "ai.inference",
        Source = "https://api.myapp.com",
        Subject = customer,
        Data = new() { ["tokens"] = 1500, ["model"] = "gpt-4o" },
    };

    public static TrackUsageRequest BillingOS(string customer) => new() { CustomerId = customer, FeatureKey = "api_calls", Quantity = 1 };
}
